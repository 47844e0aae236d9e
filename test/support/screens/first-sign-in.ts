import { comeOver, mailbox, openProduct, readProof, signIn } from './steps.ts';
import type { Walk } from './visitor.ts';
import { password } from './visitor.ts';

const minute = 60_000;

/** The first sign-in to PIM, with what can go wrong on the way and is mended in place. */
export const firstSignIn: Walk = (visitor) => {
  const { tab, otherTab, elsewhere, urls, world, emailOf, addPerson } = visitor;
  const nora = emailOf('nora');
  const { list, message, plainText, mail } = mailbox(visitor, nora);
  return {
    identifier: () => tab.go(`${urls.pim}/acme/`),
    'identifier-missing': () => tab.press('default', { username: '' }),
    password: () => tab.press('default', { username: nora }),
    'password-wrong': () => tab.press('default', { password: 'wrong' }),
    'confirm-email': async () => {
      await addPerson({ first: 'nora', product: 'pim' });
      return tab.press('default', { password });
    },
    'confirm-email-not-an-email': () => tab.press('default', { work_email: 'nora' }),
    'check-inbox': () => tab.press('default', { work_email: nora }),
    'check-inbox-not-confirmed': () => tab.press('default'),
    'inbox-list': list,
    'inbox-confirm': message,
    'inbox-confirm-text': plainText,
    'mail-confirm': mail,
    'link-in-another-browser': async () => elsewhere.tab.go(await readProof(visitor, nora)),
    'check-inbox-resend': async () => {
      await world.advanceClock(61_000);
      return tab.press('component:resend');
    },
    'link-confirmed': async () => otherTab.go(await readProof(visitor, nora)),
    'link-used': async () => otherTab.go(await readProof(visitor, nora)),
    'home-pim': () => tab.press('default'),
    'signed-out': () => tab.go(`${urls.pim}/acme/logout`),
  };
};

/** The pages behind a mailed link that does not count. */
export const linksThatDoNotCount: Walk = (visitor) => {
  const { tab, otherTab, elsewhere, world, addPerson } = visitor;
  let [nils, other] = ['', ''];
  return {
    'link-replaced': async () => {
      nils = await addPerson({ first: 'nils', product: 'pim' });
      await openProduct(visitor, tab, 'pim');
      await signIn(tab, nils);
      await tab.press('default', { work_email: nils });
      const earlier = await readProof(visitor, nils);
      await world.advanceClock(61_000);
      await tab.press('component:resend');
      return otherTab.go(earlier);
    },
    'link-of-somebody-else': async () => {
      other = await addPerson({ first: 'otto', product: 'sdm' });
      await openProduct(visitor, elsewhere.tab, 'sdm');
      await signIn(elsewhere.tab, other);
      return elsewhere.tab.go(await readProof(visitor, nils));
    },
    'link-expired': async () => {
      await world.advanceClock(10 * minute);
      return otherTab.go(await readProof(visitor, nils));
    },
    'check-inbox-replaced': async () => {
      await openProduct(visitor, otherTab, 'pim');
      return tab.press('default');
    },
  };
};

/** Somebody known to both products, whose address proves both; the profile that only PIM has. */
export const profile: Walk = (visitor) => {
  const { tab, urls, world, addPerson } = visitor;
  let paula = '';
  const at = (path: string) => tab.go(`${urls.pim}/acme/profile${path}`);
  return {
    'home-sdm': async () => {
      paula = await addPerson({ first: 'paula', product: 'pim' });
      await addPerson({ first: 'paula', product: 'sdm' });
      await openProduct(visitor, tab, 'sdm');
      return comeOver(visitor, visitor, paula);
    },
    profile: async () => {
      await openProduct(visitor, tab, 'pim');
      return at('');
    },
    'profile-edit': () => at('/edit'),
    'profile-password': () => at('/edit/password'),
    'profile-password-sent': () => tab.submit({}),
    'mail-profile-reset': async () => {
      await world.waitForLink(paula, 'ticket=');
      return mailbox(visitor, paula).mail();
    },
  };
};
