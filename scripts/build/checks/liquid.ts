import { lintLiquid } from '../../../local/tenant/email/lint-liquid.ts';
import type { Build, Problem } from '../build.ts';
import { mailTexts } from './mails.ts';

/** Auth0 would send a mail whose Liquid does not parse as an empty one, or not at all. */
export function checkLiquid(build: Build): Problem[] {
  return mailTexts(build).flatMap(({ file, key, text }) =>
    lintLiquid(text).map((message) => ({ file, key, message })),
  );
}
