import type { Context } from 'hono';
import { liftBlocks } from '../../protection/brute-force.ts';
import type { Tenant } from '../../tenant.ts';
import { renderButton, renderForm } from '../fields.ts';
import { errorIcon, successIcon } from '../icons.ts';
import { sendPage } from '../layout.ts';
import { bindTexts, type PageSubject, type ScreenTexts } from '../page-texts.ts';
import { readTicketRequest, type TicketRequestRead } from '../ticket-request.ts';
import { useTicket } from '../tickets.ts';
import { renderWayBack } from '../way-back.ts';

/** GET /u/unblock?ticket=: asks first, since mail scanners follow links too. */
export function showUnblock(tenant: Tenant, c: Context): Response {
  const read = readTicketRequest(tenant, c, 'unblock');
  if (read.kind !== 'valid') return sendFailure(tenant, read);
  const { locale, client, organization, ticket } = read.request;
  const texts = bindScreen(tenant, locale, '', { client, organization, email: ticket.email });
  return sendPage(tenant, {
    ...describePage(texts),
    body: renderForm(
      '_form-brute-force-protection-unblock',
      undefined,
      renderButton(texts.say('buttonText'), '_button-brute-force-protection-unblock'),
    ),
  });
}

/** POST there: lifts the blocks of the address, once. */
export function takeUnblock(tenant: Tenant, c: Context): Response {
  const read = readTicketRequest(tenant, c, 'unblock');
  if (read.kind !== 'valid') return sendFailure(tenant, read);
  const { request } = read;
  useTicket(tenant, request.ticket);
  liftBlocks(tenant, [request.ticket.email]);
  const texts = bindScreen(tenant, request.locale, '-success', request);
  return sendPage(tenant, {
    ...describePage(texts),
    icon: { drawing: successIcon, tone: 'success' },
    body: renderWayBack(tenant, request, texts.say('buttonText')),
  });
}

function sendFailure(
  tenant: Tenant,
  read: Exclude<TicketRequestRead, { kind: 'valid' }>,
): Response {
  const subject = read.kind === 'unknown' ? {} : read.request;
  const locale = read.kind === 'unknown' ? read.locale : read.request.locale;
  const texts = bindScreen(tenant, locale, '-failure', subject);
  const page = {
    ...describePage(texts),
    icon: { drawing: errorIcon, tone: 'error' as const },
    body: renderWayBack(tenant, subject, texts.say('buttonText')),
  };
  return sendPage(tenant, page, 400);
}

function bindScreen(
  tenant: Tenant,
  locale: string,
  end: '' | '-success' | '-failure',
  subject: PageSubject,
): ScreenTexts {
  const prompt = 'brute-force-protection';
  return bindTexts(tenant, locale, prompt, `${prompt}-unblock${end}`, subject);
}

function describePage(texts: ScreenTexts) {
  return {
    locale: texts.locale,
    title: texts.say('pageTitle'),
    widget: 'brute-force-protection',
    heading: texts.say('title'),
    description: texts.say('description'),
    logoAlt: texts.say('logoAltText'),
  };
}
