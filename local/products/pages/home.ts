import { html } from 'hono/html';
import type { HistoryEntry } from '../database/history.ts';
import { fullName, type ProductUser } from '../database/product-user.ts';
import type { ProductOrganization } from '../organization.ts';
import type { ProductRules } from '../rules.ts';
import { isTextKey, type Language, text } from '../texts/text.ts';
import { accountMenu, initials } from './account-menu.ts';
import { fact } from './fact.ts';
import { formatDay } from './format-time.ts';
import { layout, type Markup } from './layout.ts';

/** Who you are in this product: the same person before and after linking. */
export function homePage(parts: {
  rules: ProductRules;
  organization: ProductOrganization;
  language: Language;
  user: ProductUser;
  way: 'product_cloud' | 'legacy';
  history: HistoryEntry[];
}): Markup {
  const { rules, organization, language, user } = parts;
  const title = text(language, 'home_welcome', { name: fullName(user) });
  return layout({
    rules,
    language,
    title,
    organization: organization.display_name,
    action: accountMenu(parts),
    body: html`<div class="welcome"><span class="avatar" aria-hidden="true">${initials(user)}</span><h1>${title}</h1></div>
<div class="grid">
${accountCard(parts)}
<section class="card">
<h2>${text(language, 'home_roles')}</h2>
<ul class="tags">${user.roles.map((role) => html`<li>${role}</li>`)}</ul>
<h2>${text(language, 'home_preferences')}</h2>
<dl>${Object.entries(user.preferences).map(([name, value]) => fact(preferenceName(language, name), value))}</dl>
</section>
${historyCard(language, parts.history)}
</div>`,
  });
}

function accountCard({
  rules,
  organization,
  language,
  user,
  way,
}: Parameters<typeof homePage>[0]): Markup {
  const wayText = text(language, `home_way_${way}`, { product: rules.name });
  return html`<section class="card">
<h2>${text(language, 'home_account')}</h2>
<dl>
${fact(text(language, 'home_email'), user.email)}
${user.username !== null && fact(text(language, 'home_username'), user.username)}
${fact(text(language, 'home_organization'), organization.display_name)}
${fact(text(language, 'home_way'), wayText)}
${fact(text(language, 'home_product_cloud_account'), user.claimedBy ?? text(language, 'home_not_linked'))}
</dl>
</section>`;
}

function historyCard(language: Language, history: HistoryEntry[]): Markup {
  return html`<section class="card">
<h2>${text(language, 'home_history')}</h2>
${
  history.length === 0
    ? html`<p>${text(language, 'home_no_history')}</p>`
    : html`<ul class="history">${history.map(
        ({ date, kind, item }) =>
          html`<li>${item}<small>${text(language, `home_${kind}`)}, ${formatDay(language, date)}</small></li>`,
      )}</ul>`
}
</section>`;
}

function preferenceName(language: Language, name: string): string {
  const key = `preference_${name}`;
  return isTextKey(key) ? text(language, key) : name;
}
