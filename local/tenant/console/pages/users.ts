import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { showInstant } from '../../../web/show-time.ts';
import type { JsonObject } from '../../store/types.ts';
import type { UserView } from '../views/list-users.ts';

/** One card per user, with the product accounts it holds. */
export function usersPage(users: UserView[]): Markup {
  if (users.length === 0) {
    return html`<p class="card soft">No users yet: nobody has signed in. A user appears at the first sign-in with a right old password.</p>`;
  }
  return html`<p class="soft">A Product Cloud account holds the product accounts that its identities name:
<code>product|customer|id</code>. Passwords are never shown; secrets in the metadata are masked.</p>
${users.map(userCard)}`;
}

function userCard(user: UserView): Markup {
  return html`<section class="card">
<h3>${user.email} ${
    user.email_verified
      ? html`<span class="mark good">confirmed</span>`
      : html`<span class="mark waiting">not confirmed</span>`
  }${user.blocked ? html` <span class="mark bad">blocked</span>` : ''}</h3>
<dl>
<dt>Name</dt><dd>${user.name}</dd>
<dt>User id</dt><dd><code>${user.user_id}</code></dd>
<dt>Identities</dt><dd>${user.identities.map(
    (identity, index) =>
      html`<div><code>${identity.user_id}</code> <span class="soft">in ${identity.connection}${index === 0 ? ', primary' : ', linked'}</span></div>`,
  )}</dd>
<dt>Organizations</dt><dd>${user.organizations.join(', ') || 'none'}</dd>
<dt>Sign-ins</dt><dd>${user.logins_count}${user.last_login ? `, last ${showInstant(user.last_login)}` : ''}</dd>
<dt>Open sessions</dt><dd>${user.sessions}</dd>
${user.last_password_reset ? html`<dt>Password reset</dt><dd>${showInstant(user.last_password_reset)}</dd>` : ''}
</dl>
${metadata('app_metadata', user.app_metadata)}${metadata('user_metadata', user.user_metadata)}
</section>`;
}

function metadata(name: string, values: JsonObject): Markup {
  const keys = Object.keys(values);
  if (keys.length === 0) return html``;
  return html`<details><summary>${name}: ${keys.join(', ')}</summary><pre>${JSON.stringify(values, null, 2)}</pre></details>`;
}
