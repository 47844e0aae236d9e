import type { Context } from 'hono';
import { REASON_CODES, type ReasonId } from '../../../policy/reason-codes.ts';
import { formatMoment } from '../pages/format-time.ts';
import { layout, messageCard } from '../pages/layout.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { type TextKey, text } from '../texts/text.ts';
import type { Refusal } from './read-refusal.ts';

type Page = Response | Promise<Response>;

/** Somebody came back without being let in: why, when, and the ways on. */
export function showRefusal(
  c: Context<ProductEnv>,
  product: Product,
  { message, code, reason }: Refusal,
): Page {
  const { language, organization } = c.var;
  const names = { product: product.rules.name, organization: organization.display_name };
  const key = (reason !== null && ownReasons[reason]) || 'refused_text';
  c.status(403);
  return showCard(c, product, {
    titleKey: 'refused_title',
    text: message ?? text(language, key, names),
    code,
    tryAgain: reason !== null && needsLoginPage.has(reason) ? 'login?prompt=login' : 'login',
  });
}

/** Another try only helps on the login page: the session that is still there would end the same way. */
const needsLoginPage: ReadonlySet<ReasonId> = new Set([
  'account_blocked',
  'not_a_member',
  'password_changed',
  'password_page_left',
  'start_over',
]);

/** The callback belongs to no sign-in that this browser has under way. */
export function showUnfinished(c: Context<ProductEnv>, product: Product): Page {
  c.status(400);
  return showCard(c, product, {
    titleKey: 'unfinished_title',
    text: text(c.var.language, 'unfinished_text'),
    code: REASON_CODES.sign_in_unfinished,
    tryAgain: 'login',
  });
}

/** The tenant does not answer. */
export function showUnavailable(c: Context<ProductEnv>, product: Product): Page {
  c.status(503);
  return showCard(c, product, {
    titleKey: 'unavailable_title',
    text: text(c.var.language, 'unavailable_text'),
    code: REASON_CODES.tenant_unavailable,
    tryAgain: 'login',
  });
}

const ownReasons: Partial<Record<ReasonId, TextKey>> = {
  account_blocked: 'refused_blocked',
  no_product_account: 'refused_no_account',
  no_account: 'refused_no_account',
  disabled: 'refused_disabled',
  not_a_member: 'refused_not_a_member',
};

function showCard(
  c: Context<ProductEnv>,
  { rules, clock }: Product,
  parts: { titleKey: TextKey; text: string; code: string; tryAgain: string },
): Page {
  const { language, organization } = c.var;
  const base = `/${organization.name}`;
  const title = text(language, parts.titleKey);
  return c.html(
    layout({
      rules,
      language,
      title,
      organization: organization.display_name,
      body: messageCard({
        title,
        text: parts.text,
        facts: [
          [text(language, 'code'), parts.code],
          [text(language, 'time'), formatMoment(clock.now())],
        ],
        note: text(language, 'ask_support'),
        actions: [
          { label: text(language, 'try_again'), href: `${base}/${parts.tryAgain}`, main: true },
          { label: text(language, 'not_you'), href: `${base}/logout` },
        ],
      }),
    }),
  );
}
