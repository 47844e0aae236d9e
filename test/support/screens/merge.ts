import { findLink } from '../read-html.ts';
import { comeOver, openProduct, signIn } from './steps.ts';
import type { Walk } from './visitor.ts';

/** A work email that already is another Product Cloud account, whose owner has a second factor. */
export const merge: Walk = (visitor) => {
  const { tab, elsewhere, world, emailOf, addPerson } = visitor;
  const owner = emailOf('maya', 'suppliers.acme.example');
  return {
    'other-password': async () => {
      await addPerson({ first: 'maya', product: 'sdm', domain: 'suppliers.acme.example' });
      const typed = await addPerson({ first: 'maya', product: 'pim' });
      await openProduct(visitor, elsewhere.tab, 'sdm');
      await comeOver(visitor, elsewhere, owner);
      await openProduct(visitor, tab, 'pim');
      return comeOver(visitor, visitor, typed, { workEmail: owner });
    },
    'second-factor': async () => {
      const user = (await world.users()).find(({ email }) => email === owner);
      await world.enrollOtp(user?.user_id ?? '');
      await tab.go(findLink(tab.page().html, 'login_hint') ?? '');
      return signIn(tab, owner);
    },
    'second-factor-wrong': () => tab.press('default', { code: '000000' }),
  };
};
