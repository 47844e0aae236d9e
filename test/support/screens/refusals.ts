import { openProduct, signIn } from './steps.ts';
import { password, type Walk } from './visitor.ts';

/** Everything that says no: on the sign-in page, at the product, and on the tenant's error page. */
export const refusals: Walk = (visitor) => {
  const { tab, otherTab, elsewhere, urls, world, addPerson } = visitor;
  return {
    'refused-outage': async () => {
      const rita = await addPerson({ first: 'rita', product: 'pim' });
      await openProduct(visitor, tab, 'pim');
      await tab.press('default', { username: rita });
      await world.setFault('pim', { kind: 'server_error' });
      const page = await tab.press('default', { password });
      await world.setFault('pim', null);
      return page;
    },
    'refused-claimed': async () => {
      const ralf = await addPerson({ first: 'ralf', product: 'pim' });
      await world.claim('pim', 'acme', ralf, 'auth0|pim|somebody-else');
      await openProduct(visitor, otherTab, 'pim');
      return signIn(otherTab, ralf);
    },
    'refused-not-rolled-out': async () => {
      const rosa = await addPerson({ first: 'rosa', product: 'pim', organization: 'legacy' });
      const [client, organization] = await Promise.all([
        world.clients().then((all) => all.find(({ name }) => name === 'Akeneo PIM')),
        world.organizations().then((all) => all.find(({ name }) => name === 'legacy')),
      ]);
      const query = new URLSearchParams({
        client_id: client?.client_id ?? '',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${urls.pim}/legacy/callback`,
        organization: organization?.id ?? '',
      });
      await elsewhere.tab.go(`${urls.tenant}authorize?${query}`);
      return signIn(elsewhere.tab, rosa);
    },
    'error-unknown-application': () => tab.go(`${urls.tenant}authorize?client_id=nobody`),
    'error-session-lost': () => tab.go(`${urls.tenant}u/login/identifier?state=gone`),
    'error-too-many-requests': async () => {
      await openProduct(visitor, elsewhere.tab, 'pim');
      for (let times = 0; times < 22; times += 1) await elsewhere.tab.again();
      return elsewhere.tab.page();
    },
    'product-callback-unfinished': () => tab.go(`${urls.pim}/acme/callback?code=x&state=y`),
    'product-not-found': () => tab.go(`${urls.sdm}/nowhere/`),
    'product-start': () => tab.go(`${urls.pim}/`),
  };
};

/** A product whose organization is not on the Product Cloud yet. */
export const legacy: Walk = (visitor) => {
  const { tab, otherTab, urls, addPerson } = visitor;
  const post = (page: { _username: string; _password: string }) => tab.submit(page);
  return {
    'legacy-pim': () => tab.go(`${urls.pim}/legacy/user/login`),
    'legacy-pim-wrong': () => post({ _username: 'nobody', _password: 'wrong' }),
    'legacy-pim-home': async () => {
      const lars = await addPerson({ first: 'lars', product: 'pim', organization: 'legacy' });
      return post({ _username: lars, _password: password });
    },
    'legacy-pim-profile-password': () => tab.go(`${urls.pim}/legacy/profile/edit/password`),
    'legacy-pim-forgot': () => otherTab.go(`${urls.pim}/legacy/user/reset-request`),
    'legacy-pim-forgot-sent': () => otherTab.submit({ username: 'nobody@legacy.example' }),
    'legacy-pim-reset-gone': () => otherTab.go(`${urls.pim}/legacy/user/reset/gone`),
    'legacy-sdm': () => otherTab.go(`${urls.sdm}/legacy/user/login`),
    'legacy-sdm-forgot': () => otherTab.go(`${urls.sdm}/legacy/user/reset-request`),
  };
};
