import { comeOver, mailbox, openProduct } from './steps.ts';
import { password, type Screens, type Visitor, type Walk } from './visitor.ts';

/** *Link your account.* for Supplier Data Manager, with every way off it. */
export const linkSupplierDataManager: Walk = (visitor) => {
  const { tab, urls } = visitor;
  return {
    ...linkForm(visitor, { first: 'lena', from: 'pim', to: 'sdm' }),
    'link-sdm-no-account': () => tab.press('component:link_no_account'),
    'refused-no-product-account': () => tab.press('component:no_account_leave'),
    'link-sdm-done': async () => {
      await tab.go(`${urls.sdm}/acme/`);
      return tab.press('default', {
        identifier: visitor.emailOf('lena', 'suppliers.acme.example'),
        password,
      });
    },
    'mail-linked': () => mailbox(visitor, visitor.emailOf('lena', 'suppliers.acme.example')).mail(),
  };
};

/** The same for PIM, where a legacy username may be typed. */
export const linkPim: Walk = (visitor) =>
  linkForm(visitor, { first: 'liam', from: 'sdm', to: 'pim' });

function linkForm(
  visitor: Visitor,
  { first, from, to }: { first: string; from: 'pim' | 'sdm'; to: 'pim' | 'sdm' },
): Screens {
  const { tab, otherTab, world, addPerson } = visitor;
  const email = visitor.emailOf(first, 'suppliers.acme.example');
  return {
    [`link-${to}`]: async () => {
      const signsInWith = await addPerson({ first, product: from });
      await addPerson({ first, product: to, domain: 'suppliers.acme.example' });
      await openProduct(visitor, tab, from);
      await comeOver(visitor, visitor, signsInWith);
      return openProduct(visitor, tab, to);
    },
    [`link-${to}-wrong-password`]: () =>
      tab.press('default', { identifier: email, password: 'wrong' }),
    [`link-${to}-forgot`]: () => tab.press('component:link_forgot'),
    [`link-${to}-reset-sent`]: () => tab.press('default', { reset_email: email }),
    [`mail-${to}-reset`]: async () => {
      await world.waitForLink(email, '/user/reset/');
      return mailbox(visitor, email).mail();
    },
    [`reset-${to}`]: async () => otherTab.go(await world.waitForLink(email, '/user/reset/')),
    [`reset-${to}-mismatch`]: () =>
      otherTab.submit({ password: 'Renewed!Kettle42', password_repeat: 'other' }),
    [`reset-${to}-done`]: () => otherTab.submit({ password, password_repeat: password }),
    [`link-${to}-back`]: () => tab.press('component:inbox_back'),
  };
}
