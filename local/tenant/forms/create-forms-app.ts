import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { findTransaction } from '../store/transactions.ts';
import type { Client, OpenPrompt, Transaction } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { sendError, sendLostTransaction } from '../universal-login/error-page.ts';
import { sendPage } from '../universal-login/layout.ts';
import { text } from '../universal-login/texts.ts';
import { formScript } from './assets/form-script.ts';
import { formStylesheet } from './assets/form-stylesheet.ts';
import { checkForms } from './check-forms.ts';
import type { Posted } from './collect-fields.ts';
import { type Form, findStep, type StepNode } from './definition.ts';
import { type Journey, openJourney, type Rooms } from './journey.ts';
import { chooseLanguage } from './language.ts';
import { openForm, pressButton, type Remarks, type Turn } from './press-button.ts';
import { renderStep, writeStyle } from './render-step.ts';
import { takeTurns } from './take-turns.ts';

const assetPaths = ['/u/assets/form.css', '/u/assets/form.js'];
const largestPost = 64 * 1024;

/** Auth0 Forms at `/u/custom-prompt/<form id>?state=`: shows the step that a paused sign-in has reached and leads it back to
 * `/authorize/resume`. Throws, with every complaint, on forms or flows that the local tenant cannot run as they stand. */
export function createFormsApp(tenant: Tenant, rooms: Rooms): Hono {
  const complaints = checkForms(tenant.configuration);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  const app = new Hono();
  const inTurn = takeTurns();

  app.get('/u/assets/form.css', (c) =>
    c.body(formStylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/u/assets/form.js', (c) =>
    c.body(formScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );

  app.on(
    ['GET', 'POST'],
    '/u/custom-prompt/:formId',
    bodyLimit({ maxSize: largestPost }),
    async (c) => {
      const language = c.req.header('accept-language') ?? '';
      const posted = c.req.method === 'POST' ? readPosted(await c.req.parseBody()) : undefined;
      const state = c.req.query('state') ?? posted?.state;
      const search = findTransaction(tenant, state, getCookie(c, 'did'));
      if (search.kind !== 'found') return sendLostTransaction(tenant, language);
      const { transaction } = search;
      return inTurn(transaction, () => {
        const prompt = transaction.run?.prompt;
        const form = findForm(tenant, prompt?.formId);
        if (!prompt || !form) return sendLostTransaction(tenant, language);
        // Back to a form that is done, or to an earlier one: on to where the sign-in is.
        if (prompt.done) return c.redirect(resumePath(transaction));
        if (prompt.formId !== c.req.param('formId')) return c.redirect(formPath(form, transaction));
        const chosen = chooseLanguage(form, language);
        const journey = openJourney(tenant, rooms, form, transaction, prompt, chosen);
        return answer(journey, posted);
      });
    },
  );
  return app;
}

// What the next page has to say once. Every post is answered with a redirect, so that the browser's Back and a reload
// never ask to send a form again.
const pendingRemarks = new WeakMap<OpenPrompt, Remarks>();

async function answer(journey: Journey, posted: Posted | undefined): Promise<Response> {
  const { prompt, transaction, form } = journey;
  const current = findStep(form, prompt.node);
  if (current && !posted) {
    const remarks = pendingRemarks.get(prompt) ?? {};
    pendingRemarks.delete(prompt);
    return sendStep(journey, current, remarks);
  }
  const turn = current && posted ? await pressButton(journey, posted) : await openForm(journey);
  // While a flow ran, the sign-in may have ended or gone on elsewhere.
  if (transaction.run?.prompt !== prompt)
    return sendLostTransaction(journey.tenant, journey.language);
  return sendTurn(journey, turn);
}

function sendTurn(journey: Journey, turn: Turn): Response {
  const { form, transaction, prompt } = journey;
  switch (turn.kind) {
    case 'finished':
      return redirect(resumePath(transaction));
    case 'moved':
      pendingRemarks.delete(prompt);
      return redirect(formPath(form, transaction));
    case 'stay':
      pendingRemarks.set(prompt, turn.remarks);
      return redirect(formPath(form, transaction));
    case 'stuck':
      return sendError(journey.tenant, {
        error: 'server_error',
        error_description: 'The form could not be opened.',
        language: journey.language,
        client: findClient(journey),
        status: 500,
      });
  }
}

function sendStep(journey: Journey, step: StepNode, remarks: Remarks): Response {
  const { tenant, language } = journey;
  const clientName = findClient(journey)?.name ?? '';
  return sendPage(tenant, {
    locale: language,
    title: text(tenant, language, 'custom-form', 'custom-form', 'pageTitle', { clientName }),
    widget: 'custom-form',
    body: renderStep(journey, step, remarks),
    style: writeStyle(journey, step),
    assets: assetPaths,
  });
}

function findClient({ tenant, transaction }: Journey): Client | undefined {
  return tenant.configuration.clients.find((each) => each.client_id === transaction.client_id);
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

function resumePath(transaction: Transaction): string {
  return `/authorize/resume?state=${encodeURIComponent(transaction.state)}`;
}

function formPath(form: Form, transaction: Transaction): string {
  return `/u/custom-prompt/${form.id}?state=${encodeURIComponent(transaction.state)}`;
}

function findForm(tenant: Tenant, id: string | undefined): Form | undefined {
  // Forms were checked when the tenant started.
  return tenant.configuration.forms.find((form) => form.id === id) as unknown as Form | undefined;
}

function readPosted(body: Record<string, unknown>): Posted {
  const pairs = Object.entries(body).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  return Object.fromEntries(pairs);
}
