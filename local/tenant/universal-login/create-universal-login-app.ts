import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Tenant } from '../tenant.ts';
import { script } from './assets/script.ts';
import { stylesheet } from './assets/stylesheet.ts';
import { sendError } from './error-page.ts';
import { showIdentifier, takeIdentifier } from './login/handle-identifier.ts';
import { showPassword, takePassword } from './login/handle-password.ts';
import { drawFavicon } from './logo.ts';
import { showOtp, takeOtp } from './mfa/handle-otp.ts';
import { takeChangePassword } from './reset/change-password-api.ts';
import {
  showResetRequest,
  showSent,
  takeResend,
  takeResetRequest,
} from './reset/handle-request.ts';
import { showNewPassword, takeNewPassword } from './reset/handle-ticket.ts';
import type { LoginRooms } from './rooms.ts';
import { showUnblock, takeUnblock } from './unblock/handle-unblock.ts';

const maxBodyBytes = 64 * 1024;

/** The Universal Login pages at Auth0's paths, with the sign-in against a custom database in import mode. */
export function createUniversalLoginApp(tenant: Tenant, rooms: LoginRooms): Hono {
  const app = new Hono();
  app.use(
    '/u/*',
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (c) => refuseSize(tenant, c.req.header('accept-language')),
    }),
  );
  app.use('/dbconnections/*', bodyLimit({ maxSize: maxBodyBytes }));
  app.get('/u/login/identifier', (c) => showIdentifier(tenant, c));
  app.post('/u/login/identifier', (c) => takeIdentifier(tenant, c));
  app.get('/u/login/password', (c) => showPassword(tenant, c));
  app.post('/u/login/password', (c) => takePassword(tenant, rooms, c));
  app.get('/u/reset-password/request/:connection', (c) => showResetRequest(tenant, c));
  app.post('/u/reset-password/request/:connection', (c) => takeResetRequest(tenant, rooms, c));
  app.get('/u/reset-password/email/:connection', (c) => showSent(tenant, c));
  app.post('/u/reset-password/email/:connection', (c) => takeResend(tenant, rooms, c));
  // Auth0 mails the one path and writes the other into tickets of the Management API.
  for (const path of ['/u/reset-verify', '/u/reset-password']) {
    app.get(path, (c) => showNewPassword(tenant, rooms, c));
    app.post(path, (c) => takeNewPassword(tenant, rooms, c));
  }
  app.post('/dbconnections/change_password', (c) => takeChangePassword(tenant, rooms, c));
  app.get('/u/mfa-otp-challenge', (c) => showOtp(tenant, c));
  app.post('/u/mfa-otp-challenge', (c) => takeOtp(tenant, c));
  app.get('/u/unblock', (c) => showUnblock(tenant, c));
  app.post('/u/unblock', (c) => takeUnblock(tenant, c));
  addAssets(app, tenant);
  return app;
}

function addAssets(app: Hono, tenant: Tenant): void {
  const serve = (path: string, type: string, body: string) =>
    app.get(path, (c) =>
      c.body(body, 200, {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      }),
    );
  serve('/u/assets/universal-login.css', 'text/css', stylesheet);
  serve('/u/assets/universal-login.js', 'text/javascript', script);
  serve('/u/assets/favicon.svg', 'image/svg+xml', drawFavicon(readPrimary(tenant)));
}

function readPrimary({ configuration }: Tenant): string {
  const { colors } = configuration.branding;
  const primary = typeof colors === 'object' && colors && !Array.isArray(colors) && colors.primary;
  return typeof primary === 'string' && /^#[0-9a-f]{6}$/i.test(primary) ? primary : '#635dff';
}

function refuseSize(tenant: Tenant, language: string | undefined): Response {
  return sendError(tenant, {
    error: 'invalid_request',
    error_description: 'The request is too large.',
    language: language ?? '',
    status: 413,
  });
}
