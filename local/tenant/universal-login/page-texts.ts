import type { Client, Organization } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { findText, type TextVariables, text } from './texts.ts';

/** The texts of one screen in one language, with the variables of one sign-in. */
export interface ScreenTexts {
  locale: string;
  say(key: string, more?: TextVariables): string;
  /** For codes of scripts, which may have no text. */
  find(key: string): string | undefined;
}

/** Whose page it is; nobody's where a link outlived its application. */
export interface PageSubject {
  client?: Client | undefined;
  organization?: Organization | undefined;
  email?: string | undefined;
}

/** Binds `text` to a screen. Without an application its name is the tenant's. */
export function bindTexts(
  tenant: Tenant,
  locale: string,
  prompt: string,
  screen: string,
  subject: PageSubject,
): ScreenTexts {
  const company = tenant.configuration.settings.friendly_name;
  const variables: TextVariables = {
    clientName: subject.client?.name ?? company,
    organizationName: subject.organization?.display_name ?? company,
    email: subject.email ?? '',
  };
  return {
    locale,
    say: (key, more) => text(tenant, locale, prompt, screen, key, { ...variables, ...more }),
    find: (key) => findText(tenant, locale, prompt, screen, key, variables),
  };
}
