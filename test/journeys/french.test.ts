import { expect, test } from '@jest/globals';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { openProduct, readLink } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();

test('a French browser is spoken to in French on every page and in every mail', async () => {
  const amelie = 'amelie.lefevre@acme.example';
  const page = await openPage('fr-FR');
  await openProduct(page, world, 'pim', 'acme');
  await page.getByLabel('E-mail').fill(amelie);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: 'Mot de passe oublié ?' }).waitFor();
  await page.getByLabel('Mot de passe', { exact: true }).fill('faux');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByText('Utilisateur introuvable ou mot de passe incorrect').waitFor();
  await page.getByLabel('Mot de passe', { exact: true }).fill('Cerise&Moulin75');
  await page.getByRole('button', { name: 'Se connecter' }).click();

  await page.getByRole('heading', { name: 'Confirmez votre adresse e-mail' }).waitFor();
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click();
  await page.getByRole('heading', { name: 'Consultez votre boîte de réception' }).waitFor();
  await page.getByText('Vous n’avez pas reçu le lien ?').waitFor();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('alert').getByText('pas encore confirmée').waitFor();

  const [mail] = await world.messages(amelie);
  expect(mail?.subject).toBe('Confirmez votre adresse e-mail Akeneo');
  expect(mail?.html).toContain('Ne cliquez pas sur le lien');
  const tab = await page.context().newPage();
  await tab.goto(await readLink(world, amelie));
  await tab.getByText('Adresse e-mail confirmée').waitFor();
  await tab.close();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: /^Bienvenue/ }).waitFor();
});

test('a refusal is in French too', async () => {
  const page = await openPage('fr-FR');
  await openProduct(page, world, 'pim', 'acme');
  await page.getByLabel('E-mail').fill('amelie.lefevre@acme.example');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('Cerise&Moulin75');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: /^Bienvenue/ }).waitFor();
  await openProduct(page, world, 'sdm', 'acme');
  await page.getByRole('button', { name: 'Je n’ai pas de compte Supplier Data Manager' }).click();
  await page.getByRole('button', { name: 'Quitter Supplier Data Manager' }).click();
  await page.getByText('Vous n’avez pas de compte Supplier Data Manager').waitFor();
  await page.getByText(REASON_CODES.no_product_account, { exact: true }).waitFor();
});
