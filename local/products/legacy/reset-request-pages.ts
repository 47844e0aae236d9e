import { Hono } from 'hono';
import { ensureSession, leaveNotice, takeNotice } from '../browser-session.ts';
import { layout, messageCard } from '../pages/layout.ts';
import { resetRequestPage } from '../pages/legacy-login.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { requestReset } from '../request-reset.ts';
import { text } from '../texts/text.ts';
import { readForm } from './read-form.ts';

/** `/user/reset-request` and `/user/send-email`: who forgot the password? Not for organizations on Product Cloud. */
export function createResetRequestPages(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();
  const { rules } = product;

  app.use(async (c, next) => {
    const { name, authentication } = c.var.organization;
    if (authentication === 'product_cloud') return c.redirect(`/${name}/login`, 303);
    return next();
  });

  app.get('/reset-request', (c) => {
    const { organization, language } = c.var;
    const opened = ensureSession(c, product);
    return c.html(
      resetRequestPage({
        rules,
        organization,
        language,
        csrfToken: opened.session.csrfToken,
        notice: takeNotice(product, opened),
      }),
    );
  });

  app.post('/send-email', async (c) => {
    const { organization, language } = c.var;
    const requestPage = `/${organization.name}/user/reset-request`;
    const form = await readForm(c, product);
    if (!form) {
      leaveNotice(c, product, 'form_expired');
      return c.redirect(requestPage);
    }
    const outcome = requestReset(product, organization, (form.username ?? '').trim());
    if (outcome === 'too_soon' && rules.product === 'pim' && product.resetAnswers === 'oracle') {
      leaveNotice(c, product, 'request_too_soon');
      return c.redirect(requestPage);
    }
    const title = text(language, 'sent_title');
    return c.html(
      layout({
        rules,
        language,
        title,
        organization: organization.display_name,
        body: messageCard({
          title,
          text: text(language, `sent_text_${rules.product}`),
          actions: [
            {
              label: text(language, 'request_back'),
              href: `/${organization.name}/user/login`,
            },
          ],
        }),
      }),
    );
  });
  return app;
}
