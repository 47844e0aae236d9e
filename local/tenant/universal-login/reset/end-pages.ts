import type { Tenant } from '../../tenant.ts';
import { errorIcon, successIcon } from '../icons.ts';
import { sendPage } from '../layout.ts';
import { bindTexts, type PageSubject } from '../page-texts.ts';
import { renderWayBack } from '../way-back.ts';

export type ResetFailure = 'expired' | 'used' | 'generic';

const titles = { expired: 'Expired', used: 'Used', generic: 'Generic' } as const;

/** After a reset: the way on is `resultUrl`, else the application's start page; both begin a sign-in. */
export function sendResetSuccessPage(
  tenant: Tenant,
  locale: string,
  subject: PageSubject,
  resultUrl: string | undefined,
): Response {
  const texts = bindTexts(tenant, locale, 'reset-password', 'reset-password-success', subject);
  return sendPage(tenant, {
    locale,
    title: texts.say('pageTitle'),
    widget: 'reset-password reset-password-success',
    heading: texts.say('eventTitle'),
    description: texts.say('description'),
    logoAlt: texts.say('logoAltText'),
    icon: { drawing: successIcon, tone: 'success' },
    body: renderWayBack(tenant, subject, texts.say('buttonText'), resultUrl),
  });
}

/** A reset link that does nothing any more, or that came to nothing. */
export function sendResetErrorPage(
  tenant: Tenant,
  locale: string,
  subject: PageSubject,
  failure: ResetFailure,
): Response {
  const texts = bindTexts(tenant, locale, 'reset-password', 'reset-password-error', subject);
  return sendPage(
    tenant,
    {
      locale,
      title: texts.say('pageTitle'),
      widget: 'reset-password reset-password-error',
      heading: texts.say(`eventTitle${titles[failure]}`),
      description: texts.say(`description${titles[failure]}`),
      logoAlt: texts.say('logoAltText'),
      icon: { drawing: errorIcon, tone: 'error' },
      body: renderWayBack(tenant, subject, texts.say('backToLoginLinkText')),
    },
    400,
  );
}
