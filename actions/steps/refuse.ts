import { chooseLanguage, type Language } from '../../policy/language.ts';
import { PRODUCTS, type ProductId } from '../../policy/products.ts';
import { describeRefusal, type RefusalReason } from '../../policy/refusal-texts.ts';
import type { Event, PostLoginAPI } from '../post-login.d.ts';
import { TEXTS } from './texts.ts';

/** Ends this sign-in with the text for `reason` in the person's language; the log gets the reason id alone. */
export function refuse(event: Event, api: PostLoginAPI, reason: RefusalReason): void {
  console.info(`refused: ${reason}`);
  const product = readProduct(event);
  api.access.deny(
    describeRefusal(TEXTS[readLanguage(event)].refusals[reason], reason, {
      product: product === null ? 'Akeneo' : PRODUCTS[product].name,
      organization: event.organization?.display_name ?? 'Akeneo',
    }),
  );
}

/** Runs one handler; whatever it throws ends the sign-in with a generic text. Only the kind of error is logged. */
export async function failClosed(
  event: Event,
  api: PostLoginAPI,
  handler: () => Promise<void> | void,
): Promise<void> {
  try {
    await handler();
  } catch (error) {
    // A message could quote a token or a person; a configuration error names keys only and may be read.
    const known = error instanceof Error && error.name === 'ConfigurationError';
    console.info(
      `failed: ${known ? error.message : error instanceof Error ? error.name : 'unknown'}`,
    );
    refuse(event, api, 'unexpected');
  }
}

/** The product that the application signs in to, `null` for any other application. */
export function readProduct(event: Event): ProductId | null {
  const product = event.client.metadata?.product;
  return product === 'pim' || product === 'sdm' ? product : null;
}

/** The language that Auth0 chose for this sign-in, else the browser's. */
export function readLanguage(event: Event): Language {
  const { transaction, request } = event;
  return chooseLanguage([
    transaction?.locale,
    ...(transaction?.ui_locales ?? []),
    request.language,
  ]);
}
