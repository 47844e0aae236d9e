import { html } from 'hono/html';
import { fullName, type ProductUser } from '../database/product-user.ts';
import type { ProductOrganization } from '../organization.ts';
import type { ProductRules } from '../rules.ts';
import { type Language, text } from '../texts/text.ts';
import type { Markup } from './layout.ts';

/** At the top right for whoever is signed in: the profile picture with its menu, where the product has profiles, and the way out. */
export function accountMenu(parts: {
  rules: ProductRules;
  organization: ProductOrganization;
  language: Language;
  user: ProductUser;
}): Markup {
  const { rules, organization, language, user } = parts;
  const base = `/${organization.name}`;
  return html`<span class="account">
<a class="button quiet" href="${base}/logout">${text(language, 'sign_out')}</a>
${
  rules.hasProfile &&
  html`<details class="menu"><summary><span class="avatar small">${initials(user)}</span> <span class="visually-hidden">${text(language, 'profile_picture', { name: fullName(user) })}</span></summary>
<ul><li><a href="${base}/profile">${text(language, 'profile_title')}</a></li></ul></details>`
}
</span>`;
}

/** What stands in place of a picture. */
export function initials(user: ProductUser): string {
  return [user.givenName, user.familyName].map((name) => [...name][0] ?? '').join('');
}
