import type { ApiContext } from './create-api.ts';
import { requireFirstPause } from './require-first-pause.ts';

const types = [
  'otp',
  'email',
  'phone',
  'push-notification',
  'webauthn-platform',
  'webauthn-roaming',
  'recovery-code',
];

/** Asks for a second factor after this Action. Of the factors that Auth0 has, one can be enrolled here: `otp`. */
export function createChallengeApi(context: ApiContext) {
  const challenge = (
    call: 'authentication.challengeWith' | 'authentication.challengeWithAny',
    factors: unknown[],
  ) => {
    requireFirstPause(context);
    const wanted = factors.map(readType);
    if (!wanted.some((type) => listEnrolled(context).includes(type)))
      throw new Error(`the user has enrolled none of the factors ${wanted.join(', ')}`);
    context.record({ call, args: [wanted] });
  };
  return {
    challengeWith(factor: unknown, options: { additionalFactors?: unknown } = {}): void {
      const more = readList(options.additionalFactors ?? [], 'additionalFactors');
      challenge('authentication.challengeWith', [factor, ...more]);
    },
    challengeWithAny(factors: unknown): void {
      challenge('authentication.challengeWithAny', readList(factors, 'the factors'));
    },
  };
}

function readList(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be a list`);
  return value;
}

function readType(factor: unknown): string {
  const type = (factor as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !types.includes(type))
    throw new TypeError(`a factor must have a type: ${types.join(', ')}`);
  return type;
}

function listEnrolled({ job }: ApiContext): unknown[] {
  const { enrolledFactors = [] } = job.event.user as { enrolledFactors?: { type: string }[] };
  return enrolledFactors.map(({ type }) => type);
}
