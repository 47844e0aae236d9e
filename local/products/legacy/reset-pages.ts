import { type Context, Hono } from 'hono';
import {
  ensureSession,
  leaveNotice,
  nobody,
  replaceSession,
  takeNotice,
} from '../browser-session.ts';
import { hashPassword } from '../database/passwords.ts';
import { type FoundReset, findReset, finishReset } from '../database/resets.ts';
import { layout, messageCard } from '../pages/layout.ts';
import { resetPage } from '../pages/legacy-login.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { type TextKey, text } from '../texts/text.ts';
import { readForm } from './read-form.ts';

/** `/user/reset/<token>`: where the mailed link leads. It stays on Product Cloud too, where linking needs it. */
export function createResetPages(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();
  const { rules, database, clock } = product;

  app.get('/:token{\\w+}', (c) => {
    const { organization, language } = c.var;
    const token = c.req.param('token');
    const found = findReset(database, rules, organization.customer_id, token, clock.now());
    if (found.kind !== 'open') return showGone(c, product, found);
    const opened = ensureSession(c, product);
    return c.html(
      resetPage({
        rules,
        organization,
        language,
        token,
        csrfToken: opened.session.csrfToken,
        notice: takeNotice(product, opened),
      }),
    );
  });

  app.post('/:token{\\w+}', async (c) => {
    const { organization } = c.var;
    const token = c.req.param('token');
    const form = await readForm(c, product);
    const found = findReset(database, rules, organization.customer_id, token, clock.now());
    if (found.kind !== 'open') return showGone(c, product, found);
    const password = form?.password ?? '';
    const mistake = form ? findMistake(product, password, form.password_repeat) : 'form_expired';
    if (mistake) {
      leaveNotice(c, product, mistake);
      return c.redirect(`/${organization.name}/user/reset/${token}`);
    }
    const passwordHash = await hashPassword(password);
    if (!finishReset(database, rules, found.user, passwordHash))
      return showGone(c, product, { kind: 'unknown' });
    return showDone(c, product);
  });
  return app;
}

function findMistake(
  { rules }: Product,
  password: string,
  repeated: string | undefined,
): TextKey | null {
  if (!rules.meetsPasswordRule(password)) return `reset_weak_${rules.product}`;
  return password === repeated ? null : 'reset_different';
}

function showDone(c: Context<ProductEnv>, product: Product): Response | Promise<Response> {
  const { organization } = c.var;
  if (organization.authentication !== 'product_cloud') {
    replaceSession(c, product, { ...nobody, notice: 'reset_done' });
    return c.redirect(`/${organization.name}/user/login`);
  }
  // Nobody goes to the tenant from here: the tab where the linking was started waits.
  replaceSession(c, product, nobody);
  return showCard(c, product, 'reset_done_title', 'reset_done_product_cloud');
}

function showGone(
  c: Context<ProductEnv>,
  product: Product,
  found: Exclude<FoundReset, { kind: 'open' }>,
): Response | Promise<Response> {
  const { name, authentication } = c.var.organization;
  if (
    found.kind === 'expired' &&
    product.rules.product === 'pim' &&
    authentication !== 'product_cloud'
  ) {
    // PIM's own answer, odd as it is.
    leaveNotice(c, product, 'request_too_soon');
    return c.redirect(`/${name}/user/reset-request`);
  }
  c.status(404);
  return showCard(c, product, 'reset_gone_title', 'reset_gone_text');
}

function showCard(
  c: Context<ProductEnv>,
  { rules }: Product,
  titleKey: TextKey,
  textKey: TextKey,
): Response | Promise<Response> {
  const { organization, language } = c.var;
  const title = text(language, titleKey);
  const body = messageCard({ title, text: text(language, textKey), actions: [] });
  return c.html(layout({ rules, language, title, organization: organization.display_name, body }));
}
