import { html } from 'hono/html';
import { STAGES } from '../../../policy/stages.ts';
import type { Snapshot } from '../snapshot.ts';
import { showNumber } from '../words.ts';
import type { Markup } from './parts.ts';

/** What the words mean, and what the numbers leave out. */
export function explain({ nobody, repeated, unreadable }: Snapshot): Markup {
  return html`<h2>How to read this</h2>
<dl>
<dt>People, and product users</dt>
<dd>A person is one Akeneo Product Cloud account. A product user is one user of one product of one organization: somebody with one account for two products is one person and two product users.</dd>
<dt>Unseen</dt>
<dd>${STAGES.unseen} Only the product knows how many users it has: where nobody said so, it is unknown.</dd>
<dt>Migrated</dt>
<dd>${STAGES.migrated}</dd>
<dt>Confirmed</dt>
<dd>${STAGES.confirmed} In the curves everybody counts who has confirmed it, linked or not.</dd>
<dt>Linked</dt>
<dd>${STAGES.linked}</dd>
<dt>Stuck</dt>
<dd>One of the above who has not moved for a week, or cannot: blocked, or too late.</dd>
<dt>Never came back</dt>
<dd>Linked, and not signed in since the day of coming over, two weeks ago or longer.</dd>
</dl>
<p>What these numbers leave out:</p>
<ul>
<li>A first sign-in that nobody finishes is deleted after an hour, if the sweep runs that is meant to: such people count as unseen again, and leave the curves.</li>
<li>A short block after wrong passwords is not in them, nor is anything that only a product knows, such as a disabled user.</li>
<li>The curves go by the dates in the accounts. When a second product was linked to an account has no date there: <em>Report by report</em> shows it.</li>
${nobody > 0 ? html`<li>${showNumber(nobody)} users of the tenant are nobody's account (closed or empty) and are not counted.</li>` : ''}
${repeated > 0 ? html`<li>${showNumber(repeated)} product users came twice in the export, since people went on signing in meanwhile. They are counted once.</li>` : ''}
${unreadable > 0 ? html`<li>${showNumber(unreadable)} lines of the export could not be read.</li>` : ''}
</ul>`;
}
