import { map, text } from './body-rules.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

/** Prompts that take partials, with their screens. */
const screens: Record<string, readonly string[]> = {
  login: ['login'],
  'login-id': ['login-id'],
  'login-password': ['login-password'],
  'login-passwordless': ['login-passwordless-sms-otp', 'login-passwordless-email-code'],
  signup: ['signup'],
  'signup-id': ['signup-id'],
  'signup-password': ['signup-password'],
  'customized-consent': ['customized-consent'],
  passkeys: ['passkey-enrollment', 'passkey-enrollment-local'],
};

const places = ['form-content', 'form-footer', 'secondary-actions'].flatMap((part) => [
  `${part}-start`,
  `${part}-end`,
]);

/** Pieces of Liquid in the pages of sign-in and sign-up. They are kept; this tenant renders its own pages. */
export const partials: Operation[] = [
  {
    method: 'GET',
    path: '/prompts/:prompt/partials',
    description: 'Get partials for a prompt',
    scopes: ['read:prompts'],
    run: ({ configuration }, { path: { prompt = '' } }) =>
      withPrompt(prompt, () => done(structuredClone(configuration.partials[prompt] ?? {}))),
  },
  {
    method: 'PUT',
    path: '/prompts/:prompt/partials',
    description: 'Set partials for a prompt',
    scopes: ['update:prompts'],
    values: map(text),
    run: ({ configuration }, { path: { prompt = '' }, body }) =>
      withPrompt(prompt, (known) => {
        const stranger =
          findUnknown(body, known) ??
          Object.values(body)
            .map((inner) => findUnknown(Object(inner), places))
            .find((one) => one !== undefined);
        if (stranger !== undefined)
          return invalidBody(`Additional properties not allowed: ${stranger}`);
        // One PUT replaces all screens of the prompt.
        configuration.partials[prompt] = structuredClone(body);
        return done(structuredClone(body));
      }),
  },
];

function withPrompt(prompt: string, run: (screens: readonly string[]) => Answer): Answer | Refusal {
  const known = Object.hasOwn(screens, prompt) ? screens[prompt] : undefined;
  if (known) return run(known);
  const message = `Path validation error: 'Invalid value "${prompt}" on property prompt (Name of the prompt)'.`;
  return refusal(400, message, 'invalid_uri');
}

function findUnknown(value: object, known: readonly string[]): string | undefined {
  return Object.keys(value).find((key) => !known.includes(key));
}
