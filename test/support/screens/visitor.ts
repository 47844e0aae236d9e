import type { Language } from '../../../policy/language.ts';
import { createCookieJar } from '../cookie-jar.ts';
import { type HttpAnswer, type HttpPage, type HttpTab, openTab } from '../http-tab.ts';
import { locales } from '../page-words.ts';
import type { TestWorld } from '../start-world.ts';

/** Two tabs of one browser: in the first the walk goes on, the other is for what was mailed. */
export interface Tabs {
  tab: HttpTab;
  otherTab: HttpTab;
}

/** Somebody who walks through screens by HTTP, in one language. */
export interface Visitor extends Tabs {
  world: TestWorld;
  urls: Awaited<ReturnType<TestWorld['urls']>>;
  /** Another browser. */
  elsewhere: Tabs;
  /** First names make people: `nora` is Nora Carter for an English walk, with an address of hers. */
  emailOf(first: string, domain?: string): string;
  /** Adds such a person to a product; returns the email. The username, where there is one, is the email's first part. */
  addPerson(who: {
    first: string;
    product: 'pim' | 'sdm';
    organization?: 'acme' | 'legacy';
    password?: string;
    domain?: string;
  }): Promise<string>;
}

/** The password of everybody who is not given another one. */
export const password = 'Copper!Kettle41';

/** How to get to each screen from the one above it, in this order. What it returns is what its reader sees. */
export type Screens = Record<string, () => Promise<HttpPage>>;

/** One way through the screens, by a person with a browser that was never here. */
export type Walk = (visitor: Visitor) => Screens;

const families: Record<Language, [shown: string, written: string]> = {
  en: ['Carter', 'carter'],
  fr: ['Lefèvre-Desjardins', 'lefevre-desjardins'],
  de: ['Brandstätter-Schwarzenberg', 'brandstaetter-schwarzenberg'],
  es: ['Fernández de la Torre', 'fernandez-de-la-torre'],
  it: ['Bonaventura', 'bonaventura'],
  'pt-BR': ['Gonçalves de Albuquerque', 'goncalves-de-albuquerque'],
  ja: ['山田', 'yamada'],
  'zh-CN': ['欧阳', 'ouyang'],
};

/** A visitor with two browsers, at an address of their own. `listen` hears of every answer. */
export async function createVisitor(
  world: TestWorld,
  language: Language,
  address: string,
  listen: (answer: HttpAnswer) => void,
): Promise<Visitor> {
  const [shown, written] = families[language];
  const emailOf = (first: string, domain = 'acme.example') => `${first}.${written}@${domain}`;
  const openBrowser = (): Tabs => {
    const cookies = createCookieJar();
    const open = () => openTab(cookies, language, address, listen);
    return { tab: open(), otherTab: open() };
  };
  return {
    world,
    urls: await world.urls(),
    ...openBrowser(),
    elsewhere: openBrowser(),
    emailOf,
    async addPerson({ first, domain, organization = 'acme', password: chosen, product }) {
      const email = emailOf(first, domain);
      await world.addUser({
        organization,
        product,
        name: `${first.charAt(0).toUpperCase()}${first.slice(1)} ${shown}`,
        email,
        ...(product === 'pim' && { username: `${first}.${written}` }),
        password: chosen ?? password,
        tryThis: '',
        locale: locales[language],
      });
      return email;
    },
  };
}
