import { html } from 'hono/html';
import type { ProductOrganization } from '../organization.ts';
import type { ProductRules } from '../rules.ts';
import { type Language, text } from '../texts/text.ts';
import { csrfField, describeField, type Notice, noticeLine } from './forms.ts';
import { layout, type Markup } from './layout.ts';

interface FormPage {
  rules: ProductRules;
  organization: ProductOrganization;
  language: Language;
  csrfToken: string;
  notice: Notice | null;
}

/** The product's own login page. */
export function legacyLoginPage(page: FormPage): Markup {
  const { rules, organization, language } = page;
  const title = text(language, 'login_title', { product: rules.name });
  return layout({
    rules,
    language,
    title,
    organization: organization.display_name,
    body: html`<section class="card narrow">
<h1>${title}</h1>
${noticeLine(language, page.notice)}
<form method="post" action="/${organization.name}/user/login-check">
${csrfField(page.csrfToken)}
<label for="username">${text(language, `login_identifier_${rules.product}`)}</label>
<input id="username" name="_username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus ${describeField(page.notice)}>
<label for="password">${text(language, 'login_password')}</label>
<input id="password" name="_password" type="password" autocomplete="current-password" required ${describeField(page.notice)}>
<p class="aside"><a href="/${organization.name}/user/reset-request">${text(language, 'login_forgot')}</a></p>
<button type="submit">${text(language, 'login_button')}</button>
</form>
</section>`,
  });
}

/** Asks whose password shall be reset. */
export function resetRequestPage(page: FormPage): Markup {
  const { rules, organization, language } = page;
  const { product } = rules;
  return layout({
    rules,
    language,
    title: text(language, 'request_title'),
    organization: organization.display_name,
    body: html`<section class="card narrow">
<h1>${text(language, 'request_title')}</h1>
${noticeLine(language, page.notice)}
<p>${text(language, `request_text_${product}`)}</p>
<form method="post" action="/${organization.name}/user/send-email">
${csrfField(page.csrfToken)}
<label for="username">${text(language, `login_identifier_${product}`)}</label>
<input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus ${describeField(page.notice)}>
<button type="submit">${text(language, `request_button_${product}`)}</button>
</form>
<p class="actions"><a class="link" href="/${organization.name}/user/login">${text(language, 'request_back')}</a></p>
</section>`,
  });
}

/** Where the mailed link leads: the new password, twice. */
export function resetPage(page: FormPage & { token: string }): Markup {
  const { rules, organization, language } = page;
  const { product } = rules;
  const title = text(language, `reset_title_${product}`);
  return layout({
    rules,
    language,
    title,
    organization: organization.display_name,
    body: html`<section class="card narrow">
<h1>${title}</h1>
${noticeLine(language, page.notice)}
<form method="post" action="/${organization.name}/user/reset/${page.token}">
${csrfField(page.csrfToken)}
<label for="password">${text(language, 'reset_new')}</label>
<input id="password" name="password" type="password" autocomplete="new-password" required autofocus ${describeField(page.notice, 'rule')}>
<p class="hint" id="rule">${text(language, `reset_rule_${product}`)}</p>
<label for="password_repeat">${text(language, 'reset_repeat')}</label>
<input id="password_repeat" name="password_repeat" type="password" autocomplete="new-password" required ${describeField(page.notice)}>
<button type="submit">${text(language, `reset_button_${product}`)}</button>
</form>
</section>`,
  });
}
