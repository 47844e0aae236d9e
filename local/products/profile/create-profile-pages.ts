import { type Context, Hono } from 'hono';
import { sameOriginOnly } from '../../web/same-origin-only.ts';
import { leaveNotice, takeNotice } from '../browser-session.ts';
import { countSecondsLeft, takeResetLink } from '../database/reset-links.ts';
import { readForm } from '../legacy/read-form.ts';
import { generalTab, passwordTab, profilePage } from '../pages/profile.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { readSignedIn, type SignedIn } from '../read-signed-in.ts';
import { allowOwnScript } from '../security-headers.ts';
import { languageOfLocale, type TextKey } from '../texts/text.ts';
import { type ResetLink, sendResetLink } from './send-reset-link.ts';

const notices: Record<ResetLink, TextKey> = {
  sent: 'reset_link_sent',
  too_many: 'reset_link_too_many',
  failed: 'reset_link_failed',
};

/** `/profile`: *My Account*, **Edit** and its *Password* tab. For whoever is signed in. */
export function createProfilePages(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();
  const { database, clock } = product;
  app.use(sameOriginOnly);

  app.get('/', (c) => show(c, (signedIn) => profilePage(describe(c, signedIn))));
  app.get('/edit', (c) => show(c, (signedIn) => generalTab(describe(c, signedIn))));
  app.get('/edit/password', allowOwnScript, (c) =>
    show(c, (signedIn) => {
      const { user, opened } = signedIn;
      const email = findLinkedEmail(signedIn);
      return passwordTab({
        ...describe(c, signedIn),
        section:
          email === null
            ? null
            : {
                email,
                secondsLeft: countSecondsLeft(user, clock.now()),
                csrfToken: opened.session.csrfToken,
              },
        notice: takeNotice(product, opened),
      });
    }),
  );

  app.post('/send-reset-link', async (c) => {
    const { organization } = c.var;
    const passwordPage = `/${organization.name}/profile/edit/password`;
    const signedIn = readSignedIn(c, product);
    if (!signedIn) return askToSignIn(c, passwordPage);
    const notice = await send(c, signedIn);
    if (notice) leaveNotice(c, product, notice);
    return c.redirect(passwordPage, 303);
  });

  async function send(c: Context<ProductEnv>, signedIn: SignedIn): Promise<TextKey | null> {
    if (!(await readForm(c, product))) return 'form_expired';
    const email = findLinkedEmail(signedIn);
    // The page says what to do instead.
    if (email === null) return null;
    // Counted before the call, so that two posts at once are one mail.
    if (!takeResetLink(database, signedIn.user, clock.now())) return 'reset_link_too_soon';
    return notices[await sendResetLink(product, c.var.organization, email)];
  }

  function show(
    c: Context<ProductEnv>,
    draw: (signedIn: SignedIn) => ReturnType<typeof profilePage>,
  ) {
    const signedIn = readSignedIn(c, product);
    return signedIn ? c.html(draw(signedIn)) : askToSignIn(c, c.req.path);
  }

  function describe(c: Context<ProductEnv>, { user }: SignedIn) {
    const language = languageOfLocale(user.locale);
    return { rules: product.rules, organization: c.var.organization, language, user };
  }
  return app;
}

/**
 * Where the reset mail of a linked account goes: the address of the Product Cloud account that signed in here, as long as the
 * claim is its own. It may be another one than the product has.
 */
function findLinkedEmail({ user, opened }: SignedIn): string | null {
  const { productCloud } = opened.session;
  return productCloud && user.claimedBy === productCloud.account ? productCloud.email : null;
}

function askToSignIn(c: Context<ProductEnv>, returnTo: string): Response {
  const query = new URLSearchParams({ return_to: returnTo });
  return c.redirect(`/${c.var.organization.name}/login?${query}`, 303);
}
