import { html } from 'hono/html';
import { fullName, type ProductUser } from '../database/product-user.ts';
import type { ProductOrganization } from '../organization.ts';
import type { ProductRules } from '../rules.ts';
import { type Language, text } from '../texts/text.ts';
import { accountMenu } from './account-menu.ts';
import { fact } from './fact.ts';
import { csrfField, type Notice, noticeLine } from './forms.ts';
import { layout, type Markup } from './layout.ts';

interface ProfilePage {
  rules: ProductRules;
  organization: ProductOrganization;
  language: Language;
  user: ProductUser;
}

/** *My Account*: who you are in this product, and **Edit**. */
export function profilePage(page: ProfilePage): Markup {
  const { organization, language } = page;
  return frame(
    page,
    html`<section class="card wide">
${facts(page)}
<p class="actions"><a class="button" href="/${organization.name}/profile/edit">${text(language, 'profile_edit')}</a></p>
</section>`,
  );
}

/** The first tab of **Edit**. What stands there is the administrator's to change. */
export function generalTab(page: ProfilePage): Markup {
  return frame(
    page,
    html`${tabs(page, 'general')}
<section class="card wide">
${facts(page)}
<p class="hint">${text(page.language, 'profile_read_only')}</p>
</section>`,
  );
}

/** The *Password* tab; `section` is null for an account that is not linked. */
export function passwordTab(
  page: ProfilePage & {
    section: { email: string; secondsLeft: number; csrfToken: string } | null;
    notice: Notice | null;
  },
): Markup {
  const { language, section, notice } = page;
  const body = section
    ? resetSection(page, section)
    : html`<p>${text(language, 'profile_not_linked')}</p>`;
  // Without JavaScript the page comes back when the button works again.
  const head =
    section && section.secondsLeft > 0
      ? html`<noscript><meta http-equiv="refresh" content="${section.secondsLeft}"></noscript>
<script src="/assets/countdown.js" defer></script>`
      : undefined;
  return frame(
    page,
    html`${tabs(page, 'password')}
<section class="card wide">
${noticeLine(language, notice)}
${body}
</section>`,
    head,
  );
}

function resetSection(
  { organization, language }: ProfilePage,
  { email, secondsLeft, csrfToken }: { email: string; secondsLeft: number; csrfToken: string },
): Markup {
  const label = text(language, 'reset_link_button');
  // `{seconds}` stays for the script.
  const waiting = text(language, 'reset_link_waiting');
  const button =
    secondsLeft === 0
      ? html`<button type="submit">${label}</button>`
      : html`<button type="submit" disabled data-seconds="${secondsLeft}" data-label="${label}" data-waiting="${waiting}">${text(language, 'reset_link_waiting', { seconds: String(secondsLeft) })}</button>`;
  return html`<h2>${text(language, 'reset_link_title')}</h2>
<p>${text(language, 'reset_link_note')}</p>
<p class="hint">${text(language, 'reset_link_address', { email })}</p>
<form method="post" action="/${organization.name}/profile/send-reset-link">
${csrfField(csrfToken)}
${button}
</form>`;
}

function facts({ language, user }: ProfilePage): Markup {
  return html`<dl>
${fact(text(language, 'profile_name'), fullName(user))}
${fact(text(language, 'home_email'), user.email)}
${user.username !== null && fact(text(language, 'home_username'), user.username)}
${fact(text(language, 'profile_locale'), nameLocale(language, user.locale))}
${fact(text(language, 'home_roles'), user.roles.join(', '))}
</dl>`;
}

/** `en-US` is English (United States). */
function nameLocale(language: Language, locale: string): string {
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
  return names.of(locale) ?? locale;
}

function tabs({ organization, language }: ProfilePage, current: 'general' | 'password'): Markup {
  const edit = `/${organization.name}/profile/edit`;
  const tab = (name: 'general' | 'password', href: string) =>
    html`<a href="${href}"${name === current && html` aria-current="page"`}>${text(language, `profile_${name}`)}</a>`;
  return html`<nav class="tabs" aria-label="${text(language, 'profile_title')}">${tab('general', edit)}${tab('password', `${edit}/password`)}</nav>`;
}

function frame(page: ProfilePage, body: Markup, head?: Markup): Markup {
  const { rules, organization, language } = page;
  const title = text(language, 'profile_title');
  return layout({
    rules,
    language,
    title,
    organization: organization.display_name,
    action: accountMenu(page),
    head,
    body: html`<p class="back"><a class="link" href="/${organization.name}/">${text(language, 'back_to_start')}</a></p>
<h1>${title}</h1>
${body}`,
  });
}
