import { expect, test } from '@jest/globals';
import { openProduct, readLink, signInForTheFirstTime } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
const newPassword = 'Renewed!Kettle42';

async function readMail(email: string) {
  const [newest] = await world.messages(email);
  return { subject: newest?.subject ?? '', html: newest?.html ?? '' };
}

test('a product password below the policy: the page says why, mails a link, and the new password gets in', async () => {
  const ida = 'ida.holm@acme.example';
  const page = await openPage();
  await signInForTheFirstTime(page, world, acmePim, ida, 'ab');
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await page
    .getByText('10 to 72 characters, with an uppercase letter, a lowercase letter')
    .waitFor();
  await page.getByText(ida).waitFor();
  await page.getByRole('link', { name: 'Sign out' }).waitFor();
  await page.getByRole('button', { name: 'Send a reset link' }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  await page.getByText("Didn't receive the link?").waitFor();
  const mail = await readMail(ida);
  expect(mail.subject).toBe('Choose a new Akeneo password');
  for (const named of ['Ida Holm', ida, 'Akeneo PIM', 'Acme Retail', 'Not you?'])
    expect(mail.html).toContain(named);

  await world.advanceClock(61_000);
  await page.getByRole('button', { name: 'Resend' }).click();
  await page.getByText('You can resend in').last().waitFor();
  const tab = await page.context().newPage();
  await tab.goto(await world.waitForLink(ida, 'ticket='));
  await tab.getByLabel('New password', { exact: true }).fill(newPassword);
  await tab.getByLabel('Confirm your new password').fill(newPassword);
  await tab.getByRole('button', { name: 'Reset password' }).click();
  await tab.getByRole('heading', { name: 'Password changed' }).waitFor();
  await tab.close();

  await page.getByRole('link', { name: 'Sign in with the new password' }).click();
  expect(await page.getByLabel('Email').inputValue()).toBe(ida);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill(newPassword);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('heading', { name: 'Welcome, Ida Holm' }).waitFor();
  const user = (await world.users()).find(({ email }) => email === ida);
  expect(user).toMatchObject({
    email_verified: true,
    app_metadata: {
      confirmed_email: ida,
      migrated: { password_below_policy: true },
      sends: { n: '3' },
    },
  });
});

test('in French: the page, the mail, and the page behind an old link', async () => {
  const ana = 'ana.sousa@acme.example';
  const page = await openPage('fr-FR');
  await openProduct(page, world, 'sdm', 'acme');
  await page.getByLabel('E-mail').fill(ana);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('summer2019');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click();
  await page.getByRole('heading', { name: 'Consultez votre boîte de réception' }).waitFor();
  const tab = await page.context().newPage();
  await tab.goto(await readLink(world, ana));
  await tab.getByText('Adresse e-mail confirmée').waitFor();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: 'Choisissez un nouveau mot de passe' }).waitFor();
  await page.getByRole('button', { name: 'Envoyer un lien de réinitialisation' }).click();
  await page.getByRole('heading', { name: 'Consultez votre boîte de réception' }).waitFor();
  await page.getByText('choisissez votre nouveau mot de passe').waitFor();
  const mail = await readMail(ana);
  expect(mail.subject).toBe('Choisissez un nouveau mot de passe Akeneo');
  for (const named of ['Supplier Data Manager', 'Acme Retail', 'Ce n’est pas vous'])
    expect(mail.html).toContain(named);

  await world.advanceClock(10 * 60_000);
  await tab.goto(await world.waitForLink(ana, 'ticket='));
  await tab.getByText('expiré').first().waitFor();
  await page.getByRole('button', { name: 'Renvoyer' }).click();
  await page.getByText('Nouvel envoi possible dans').last().waitFor();
  await tab.goto(await world.waitForLink(ana, 'ticket='));
  await tab.getByLabel('Nouveau mot de passe', { exact: true }).fill(newPassword);
  await tab.getByLabel('Confirmez').fill(newPassword);
  await tab.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await tab.getByRole('heading', { name: 'Mot de passe modifié' }).waitFor();
  await page.getByRole('link', { name: 'Se connecter avec le nouveau mot de passe' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill(newPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  // The product speaks the language of its own profile.
  await page.getByRole('heading', { name: 'Welcome, Ana Sousa' }).waitFor();
});
