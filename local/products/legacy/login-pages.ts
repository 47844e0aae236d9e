import { Hono } from 'hono';
import {
  ensureSession,
  leaveNotice,
  nobody,
  readSession,
  replaceSession,
  takeNotice,
} from '../browser-session.ts';
import { legacyLoginPage } from '../pages/legacy-login.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { login } from './login.ts';
import { readForm } from './read-form.ts';

/** `/user/login` and `/user/login-check`; an organization on Product Cloud is sent to the tenant instead. */
export function createLoginPages(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();

  app.use(async (c, next) => {
    const { name, authentication } = c.var.organization;
    if (authentication === 'product_cloud') return c.redirect(`/${name}/login`, 303);
    return next();
  });

  app.get('/login', (c) => {
    const { organization, language } = c.var;
    if (typeof readSession(c, product)?.session.userId === 'number')
      return c.redirect(`/${organization.name}/`);
    const opened = ensureSession(c, product);
    return c.html(
      legacyLoginPage({
        rules: product.rules,
        organization,
        language,
        csrfToken: opened.session.csrfToken,
        notice: takeNotice(product, opened),
      }),
    );
  });

  app.post('/login-check', async (c) => {
    const { organization } = c.var;
    const loginPage = `/${organization.name}/user/login`;
    const form = await readForm(c, product);
    if (!form) {
      leaveNotice(c, product, 'form_expired');
      return c.redirect(loginPage);
    }
    const outcome = await login(
      product,
      organization,
      (form._username ?? '').trim(),
      form._password ?? '',
    );
    switch (outcome.kind) {
      case 'right':
        replaceSession(c, product, { ...nobody, userId: outcome.user.id, way: 'legacy' });
        return c.redirect(`/${organization.name}/`);
      case 'wrong':
        leaveNotice(c, product, 'login_wrong');
        return c.redirect(loginPage);
      case 'locked':
        leaveNotice(c, product, 'login_locked');
        return c.redirect(loginPage);
      case 'ambiguous':
        return c.text('Internal Server Error', 500);
    }
  });
  return app;
}
