import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../policy/language.ts';
import { say } from '../support/deployed-texts.ts';
import { openProduct, signIn, signInForTheFirstTime, typePassword } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;

test('My Account, Edit, Password: a link for every linked application, thirty seconds apart', async () => {
  const priya = 'priya.raman@acme.example';
  const page = await openPage();
  await signInForTheFirstTime(page, world, acmePim, priya, 'Maple#Orbit2024');
  await page.locator('summary', { hasText: 'Profile of Priya Raman' }).click();
  await page.getByRole('link', { name: 'My Account' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('link', { name: 'Password' }).click();
  await page.getByRole('heading', { name: 'Password reset' }).waitFor();
  await page
    .getByText('Your Akeneo Product Cloud password is shared across all linked applications')
    .waitFor();
  await page.getByRole('button', { name: 'Send a reset link', exact: true }).click();
  const waiting = page.getByRole('button', { name: /^Send a reset link \((30|29)s\)$/ });
  await waiting.waitFor();
  expect(await waiting.isDisabled()).toBe(true);
  // The script counts down.
  await page.getByRole('button', { name: /^Send a reset link \(2[5-8]s\)$/ }).waitFor();

  const link = await world.waitForLink(priya, 'ticket=');
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('Renewed!Orbit25');
  await page.getByLabel('Confirm your new password').fill('Renewed!Orbit25');
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();

  // The other product, in another browser: the new password applies there as well, and the old one does not.
  const sdm = await openPage();
  await signIn(sdm, world, { ...acmePim, product: 'sdm' }, priya, 'Maple#Orbit2024');
  await sdm.getByText('User not found, or wrong password.').waitFor();
  await typePassword(sdm, 'Renewed!Orbit25');
  await sdm.getByRole('heading', { name: 'Welcome, Priya Raman' }).waitFor();
  const users = (await world.users()).filter(({ email }) => email === priya);
  expect(users.map(({ identities }) => identities.length)).toEqual([2]);
});

test('in French: a reset migrates and leads back to the PIM; the profile asks for another mail, in every language', async () => {
  const amelie = 'amelie.lefevre@acme.example';
  const page = await openPage('fr-FR');
  await openProduct(page, world, 'pim', 'acme');
  await page.getByLabel('E-mail').fill(amelie);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
  await page.getByLabel('E-mail').fill(amelie);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: 'Consultez votre boîte de réception' }).waitFor();
  await page.goto(await world.waitForLink(amelie, 'ticket='));
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('Nouveau!Moulin76');
  await page.getByLabel('Confirmez votre nouveau mot de passe').fill('Nouveau!Moulin76');
  await page.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await page.getByRole('heading', { name: 'Mot de passe modifié' }).waitFor();
  await page.getByRole('link', { name: 'Retour à Akeneo PIM' }).click();
  await page.getByLabel('E-mail').fill(amelie);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('Nouveau!Moulin76');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: /^Bienvenue/ }).waitFor();

  await page.locator('summary', { hasText: 'Profil de' }).click();
  await page.getByRole('link', { name: 'Mon compte' }).click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByRole('link', { name: 'Mot de passe' }).click();
  await page.getByRole('heading', { name: 'Réinitialisation du mot de passe' }).waitFor();
  await page.getByRole('button', { name: 'Envoyer un lien de réinitialisation' }).click();
  await page
    .getByRole('button', { name: /^Envoyer un lien de réinitialisation \(\d+s\)$/ })
    .waitFor();
  const mail = await world.waitForSubject(amelie, 'Choose a new Akeneo password');
  expect(mail).toContain('Somebody asked for a new password');
  for (const language of LANGUAGES)
    expect(mail).toContain(say(language, 'mails.reset_email.intro').split('<strong>')[0]);
  const reader = await openPage();
  await reader.setContent(mail);
});
