import { expect, test } from '@jest/globals';
import { screenshot } from '../support/browser.ts';
import { seeLinkForm, typeProductLogin } from '../support/link-steps.ts';
import { openProduct, signIn, signInForTheFirstTime } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();

test('a consultant links the account of a second organization and moves between both with one session', async () => {
  const camille = 'camille.roux@consulting.example';
  const page = await openPage();
  const acmePim = { product: 'pim', organization: 'acme' } as const;
  await signInForTheFirstTime(page, world, acmePim, camille, 'Indigo@Rocket33');
  await page.getByRole('heading', { name: 'Welcome, Camille Roux' }).waitFor();
  const atAcme = await page.getByRole('main').textContent();

  // Auth0 makes nobody a member of an organization without a sign-in to it: once, the login page comes back.
  const umbraPim = { product: 'pim', organization: 'umbra' } as const;
  await signIn(page, world, umbraPim, camille, 'Indigo@Rocket33');
  await seeLinkForm(page, 'pim');
  await typeProductLogin(page, camille, 'Indigo@Rocket33');
  await page.getByRole('alert').getByText('User not found, or wrong password.').waitFor();
  await typeProductLogin(page, camille, 'Sierra%Anchor88!');
  await page.getByRole('heading', { name: 'Welcome, Camille Roux' }).waitFor();
  await screenshot(page, 'link-consultant');

  await world.resetCalls();
  for (const organization of ['acme', 'umbra', 'acme']) {
    await openProduct(page, world, 'pim', organization);
    await page.getByRole('heading', { name: 'Welcome, Camille Roux' }).waitFor();
  }
  expect(await page.getByRole('main').textContent()).toBe(atAcme);
  expect(await world.calls()).toEqual([]);
  const customers = (await world.users()).map((user) =>
    user.identities.map(({ user_id }) => user_id.split('|').slice(0, 2).join('|').slice(-4)),
  );
  expect(customers).toEqual([['a001', 'a002']]);
});
