import { expect, test } from '@jest/globals';
import { comeOver, seeLinkForm, typeProductLogin } from '../support/link-steps.ts';
import { locales, words } from '../support/page-words.ts';
import { openProduct, seeHome, signIn } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const passwords = { acme: 'Indigo@Rocket33', umbra: 'Sierra%Anchor88!' };

test.each(['en', 'fr'] as const)(
  'in %s, a consultant links the account of a second organization and moves between both with one session',
  async (language) => {
    const name = `Consultant ${language}`;
    const email = `consultant-${language}@consulting.example`;
    for (const organization of ['acme', 'umbra'] as const) {
      await world.addUser({
        ...{ organization, product: 'pim', name, email, tryThis: '' },
        ...{ password: passwords[organization], locale: locales[language] },
        roles: [`Consultant at ${organization}`],
      });
    }
    const page = await openPage(locales[language]);
    const acmePim = { product: 'pim', organization: 'acme' } as const;
    const who = { ...acmePim, identifier: email, password: passwords.acme };
    await comeOver(page, world, who, language);

    // Auth0 makes nobody a member of an organization without a sign-in to it: once, the login page comes back.
    const umbraPim = { product: 'pim', organization: 'umbra' } as const;
    await signIn(page, world, umbraPim, email, passwords.acme, language);
    await seeLinkForm(page, 'pim', language);
    await typeProductLogin(page, email, passwords.acme, language);
    await page.getByRole('alert').getByText(words[language].wrongPassword).waitFor();
    await typeProductLogin(page, email, passwords.umbra, language);
    await seeHome(page, name, language);

    await world.resetCalls();
    for (const organization of ['acme', 'umbra', 'acme']) {
      await openProduct(page, world, 'pim', organization);
      await seeHome(page, name, language);
      await page.getByText(`Consultant at ${organization}`).waitFor();
    }
    expect(await world.calls()).toEqual([]);
    const user = (await world.users()).find((one) => one.email === email);
    const customers = user?.identities.map(({ user_id }) => user_id.split('|')[1]?.slice(-4));
    expect(customers).toEqual(['a001', 'a002']);
  },
);
