import { comeOver, mailbox, openProduct, signIn } from './steps.ts';
import { password, type Visitor, type Walk } from './visitor.ts';

/** A password of a product that is too weak for the Product Cloud. */
export const chooseNewPassword: Walk = (visitor) => {
  const { tab, otherTab, world, emailOf, addPerson } = visitor;
  const ida = emailOf('ida');
  return {
    'choose-password': async () => {
      await addPerson({ first: 'ida', product: 'pim', password: 'sunshine' });
      await openProduct(visitor, tab, 'pim');
      return comeOver(visitor, visitor, ida, { password: 'sunshine' });
    },
    'choose-password-inbox': () => tab.press('default'),
    'mail-choose-password': () => mailbox(visitor, ida).mail(),
    'new-password': async () => otherTab.go(await world.waitForLink(ida, 'ticket=')),
    'new-password-too-weak': () => choose(visitor, 'weak', 'weak'),
    'new-password-mismatch': () => choose(visitor, password, 'other'),
    'new-password-changed': () => choose(visitor, password, password),
    'new-password-used': async () => otherTab.go(await world.waitForLink(ida, 'ticket=')),
  };
};

/** "Forgot your password?" of somebody who has not come over yet. */
export const forgotPassword: Walk = (visitor) => {
  const { tab, otherTab, world, urls, emailOf, addPerson } = visitor;
  const fred = emailOf('fred');
  return {
    'forgot-password': async () => {
      await addPerson({ first: 'fred', product: 'pim' });
      await tab.go(`${urls.pim}/acme/`);
      await tab.press('default', { username: fred });
      const { origin, searchParams } = tab.page().url;
      const path = 'u/reset-password/request/akeneo-product-cloud';
      return tab.go(`${origin}/${path}?state=${searchParams.get('state')}`);
    },
    'forgot-password-missing': () => tab.press('default', { username: '' }),
    'forgot-password-sent': () => tab.press('default', { username: fred }),
    'mail-reset': async () => {
      await world.waitForLink(fred, 'ticket=');
      return mailbox(visitor, fred).mail();
    },
    'reset-expired': async () => {
      const link = await world.waitForLink(fred, 'ticket=');
      await world.advanceClock(24 * 60 * 60_000);
      return otherTab.go(link);
    },
  };
};

/** Ten wrong passwords, and the way out of that by mail. */
export const blocked: Walk = (visitor) => {
  const { tab, otherTab, elsewhere, world, emailOf, addPerson } = visitor;
  const berta = emailOf('berta');
  return {
    blocked: async () => {
      await addPerson({ first: 'berta', product: 'pim' });
      await openProduct(visitor, elsewhere.tab, 'pim');
      await comeOver(visitor, elsewhere, berta);
      await openProduct(visitor, otherTab, 'pim');
      await otherTab.press('default', { username: berta });
      for (let times = 0; times < 9; times += 1)
        await otherTab.press('default', { password: 'wrong!Kettle00' });
      await openProduct(visitor, tab, 'pim');
      return signIn(tab, berta, 'wrong!Kettle00');
    },
    'mail-blocked': async () => {
      await world.waitForLink(berta, '/u/unblock');
      return mailbox(visitor, berta).mail();
    },
    unblock: async () => otherTab.go(await world.waitForLink(berta, '/u/unblock')),
    unblocked: () => otherTab.press('default'),
    'unblock-used': async () => otherTab.go(await world.waitForLink(berta, '/u/unblock')),
  };
};

function choose({ otherTab }: Visitor, typed: string, again: string) {
  return otherTab.press('default', { 'password-reset': typed, 're-enter-password': again });
}
