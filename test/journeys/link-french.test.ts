import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import { openProduct, readLink } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const email = 'eric.dubois@acme.example';
const pimEmail = 'e.dubois@ancien.acme.example';

async function comeOverInFrench(): Promise<Page> {
  const page = await openPage('fr-FR');
  await world.addUser({
    organization: 'acme',
    product: 'pim',
    name: 'Éric Dubois',
    email: pimEmail,
    username: 'edubois',
    password: 'Lavande!Pont23',
    locale: 'fr-FR',
    tryThis: '',
  });
  await openProduct(page, world, 'sdm', 'acme');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('Lavande!Pont23');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click();
  await page.getByRole('heading', { name: 'Consultez votre boîte de réception' }).waitFor();
  const tab = await page.context().newPage();
  await tab.goto(await readLink(world, email));
  await tab.getByText('Adresse e-mail confirmée').waitFor();
  await tab.close();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: /^Bienvenue/ }).waitFor();
  return page;
}

test('a French browser links in French, step by step', async () => {
  const page = await comeOverInFrench();
  await openProduct(page, world, 'pim', 'acme');
  await page.getByRole('heading', { name: 'Associez votre compte.' }).waitFor();
  await page.getByText('une dernière fois avec vos identifiants Akeneo PIM').waitFor();
  await screenshot(page, 'fr-link-1');
  await page.getByRole('button', { name: 'Je n’ai pas de compte Akeneo PIM' }).click();
  await page
    .getByText('Demandez à la personne qui administre Akeneo PIM chez Acme Retail')
    .waitFor();
  await screenshot(page, 'fr-link-2-none');
  await page.getByRole('button', { name: 'Retour' }).click();

  await page.getByRole('button', { name: 'Mot de passe Akeneo PIM oublié ?' }).click();
  await page.getByLabel('E-mail').fill(pimEmail);
  await page.getByRole('button', { name: 'ENVOYER LE LIEN' }).click();
  await page.getByText('Un e-mail de réinitialisation du mot de passe a été envoyé').waitFor();
  await screenshot(page, 'fr-link-3-inbox');
  await page.getByRole('button', { name: 'Retour' }).click();

  await page.getByLabel('E-mail (ou ancien nom d’utilisateur)').fill('edubois');
  await page.getByLabel('Mot de passe', { exact: true }).fill('faux');
  await page.getByRole('button', { name: 'CONTINUER', exact: true }).click();
  await page
    .getByRole('alert')
    .getByText('Utilisateur introuvable ou mot de passe incorrect')
    .waitFor();
  await screenshot(page, 'fr-link-4-wrong');
  await page.getByLabel('Mot de passe', { exact: true }).fill('Lavande!Pont23');
  await page.getByRole('button', { name: 'CONTINUER', exact: true }).click();
  await page.getByRole('heading', { name: /^Bienvenue/ }).waitFor();
});
