import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { showInstant } from '../../../web/show-time.ts';
import type { Tenant } from '../../tenant.ts';
import { listLogs } from '../views/list-logs.ts';
import type { OrganizationView } from '../views/list-organizations.ts';
import { listOrganizations } from '../views/list-organizations.ts';
import { listTransactions } from '../views/list-transactions.ts';
import type { ProductInWorld, World } from '../world.ts';
import { base, table } from './console-page.ts';
import { logTable } from './logs.ts';
import { transactionTable } from './transactions.ts';

/** The start page: what this is, the buttons, and the newest of everything. */
export function overview(tenant: Tenant, world: World): Markup {
  const organizations = listOrganizations(tenant);
  return html`<p>This tenant stands in for Auth0 on your machine. It runs the very files that are deployed: the database scripts, the Actions,
the forms, the texts. Here you see what they did.</p>
${howToRead(world)}
<h2>Products</h2>
<div class="cards">${world.products.map((product) => productCard(product, organizations, world.giveKeys !== undefined))}${clockCard(tenant)}</div>
<h2>Sign-ins under way</h2>
${transactionTable(listTransactions(tenant).slice(0, 5), tenant.clock.now())}
<h2>Newest in the log</h2>
${logTable(listLogs(tenant).slice(0, 10))}
<h2>Organizations</h2>
${organizationTable(organizations)}`;
}

function howToRead(world: World): Markup {
  return html`<details class="card"><summary>How to read this</summary>
<ol>
<li>Open a product below and sign in as one of the people that <code>npm start</code> printed. The sign-in appears under
<a href="${base}/transactions">Sign-ins under way</a>, with the page or form on which it waits.</li>
<li>A right old password makes a user: see <a href="${base}/users">Users</a>. The first identity is the product account that was proven; others were linked.</li>
<li>Mails of the tenant and of the products arrive in the <a href="${world.inboxUrl}">inbox</a>. Click a link there in the same browser.</li>
<li>The <a href="${base}/logs">log</a> has Auth0's type codes, with their meaning; <a href="${base}/calls">Calls and scripts</a> shows what
the scripts asked the products and the Management API.</li>
<li>Stop a product to see an outage. Move the clock to see links expire and waits end.</li>
</ol></details>`;
}

function productCard(
  product: ProductInWorld,
  organizations: OrganizationView[],
  takesKeys: boolean,
): Markup {
  const places = organizations.flatMap((organization) => {
    if (!product.organizations.includes(organization.name)) return [];
    const own = organization.urls.find((one) => one.product === product.id);
    return [{ text: organization.display_name, href: own?.url ?? product.url }];
  });
  const [verb, words] = product.running ? ['stop', 'Stop'] : ['start', 'Start'];
  return html`<section class="card">
<h3>${product.name} ${
    product.running
      ? html`<span class="mark good">running</span>`
      : html`<span class="mark bad">stopped</span>`
  }</h3>
<p>${places.map(({ text, href }) => html`<a href="${href}">${text}</a> `)}</p>
<form method="post" action="${base}/products/${encodeURIComponent(product.id)}/${verb}">
<button class="${product.running ? 'quiet' : ''}">${words} ${product.id.toUpperCase()}</button></form>
${
  product.running
    ? ''
    : html`<p class="soft">Its port refuses every connection, the tenant's and yours, as in an outage: a browser shows a page of its own.</p>`
}
${
  takesKeys
    ? html`<form method="post" action="${base}/products/${encodeURIComponent(product.id)}/keys">
<button class="quiet" title="While a key is being replaced: this and the next one of .local/support.env, and no other">Take the keys of today</button></form>
<p class="soft">${describeKeys(product)}</p>`
    : ''
}
</section>`;
}

function describeKeys({ id, keys }: ProductInWorld): string {
  const name = `${id.toUpperCase()}_KEY`;
  if (keys === undefined) return `It takes ${name} as it was at the start.`;
  return `Since ${showInstant(keys.at)} it takes ${keys.count === 1 ? `${name} alone` : `${name} and ${name}_NEXT`}.`;
}

function clockCard(tenant: Tenant): Markup {
  const ahead = Math.round(tenant.clock.offsetMs() / 60_000);
  const button = (text: string, ms: number) =>
    html`<form method="post" action="${base}/clock"><input type="hidden" name="advance_ms" value="${ms}"><button class="quiet">${text}</button></form>`;
  return html`<section class="card">
<h3>Clock</h3>
<p>${showInstant(tenant.clock.now())}${ahead > 0 ? html`, <strong>${ahead} minutes ahead</strong>` : ''}</p>
<div class="row">${button('Forward 10 minutes', 600_000)}${button('Forward 24 hours', 86_400_000)}</div>
</section>`;
}

function organizationTable(organizations: OrganizationView[]): Markup {
  return table(
    ['Organization', 'Rollout', 'Products', 'Members', 'Customer id'],
    organizations.map((one) => [
      html`<strong>${one.display_name}</strong> <span class="soft">${one.name}</span>`,
      html`<span class="mark ${one.rollout === 'on' ? 'good' : 'waiting'}">${one.rollout}</span> ${one.rollout === 'pilot' ? one.pilots.join(', ') : ''}`,
      html`${one.urls.map(({ product, url }) => html`<a href="${url}">${product.toUpperCase()}</a> `)}`,
      String(one.members),
      html`<code>${one.customer_id}</code>`,
    ]),
    'No organization is configured.',
  );
}
