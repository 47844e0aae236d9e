import type { OutsideCall } from '../../local/tenant/console/world.ts';
import { createPerson, goOn, type SignIn, signIn } from '../../test/support/http-person.ts';
import { sameEmailPimFirst } from '../../test/support/linkers.ts';
import { changedAddress, ordinaryPim, weakPassword } from '../../test/support/newcomers.ts';
import { resetPassword } from '../../test/support/product-users.ts';
import type { Place } from '../../test/support/read-place.ts';
import type { TestWorld } from '../../test/support/start-world.ts';
import { type RecordedStep, record, recordPerson } from '../bench/record-steps.ts';
import type { Ask, Path, Refusal, Step } from './paths.ts';

/** The ways to come over that the model tells apart, and the sign-in of somebody who has. */
export const WAYS = {
  plain: 'keeps the address',
  two: 'has an account in the other product too',
  other: 'types another address',
  forgot: 'forgot the password',
  weak: 'has a password below the policy',
} as const;

export type Way = keyof typeof WAYS;

export interface MeasuredPaths {
  ways: Record<Way, Path>;
  repeat: Path;
}

/** Products answer this late while steps are recorded: what goes out together can then be told from what waits. */
const SLOW_MS = 80;
const CHOSEN = 'Walnut!Ferry58';

/** Measures every way in a world of built files that nothing limits: once as it should go, and once for each call that is refused. */
export async function measurePaths(world: TestWorld): Promise<MeasuredPaths> {
  const ways = {} as Record<Way, Path>;
  for (const way of Object.keys(WAYS) as Way[]) ways[way] = await measureWay(world, way);
  return { ways, repeat: await measureRepeat(world) };
}

/** Measures one way; two calls of one world need two ways. */
export async function measureWay(world: TestWorld, way: Way): Promise<Path> {
  // Workers and caches warm up with the first one.
  await begin(world, way, `wave-warm-${way}`);
  await setSlowness(world, { kind: 'slow', ms: SLOW_MS });
  const { steps: recorded, end } = await begin(world, way, `wave-${way}`);
  await setSlowness(world, null);
  expectHome(end, way);
  const calls = recorded.flatMap((step) => step.calls);
  const refusals: Refusal[] = [];
  for (const [index, call] of calls.entries()) {
    if (isManagement(call))
      refusals.push(await measureRefusal(world, way, index + 1, `wave-${way}-${index}`));
  }
  return { title: WAYS[way], steps: recorded.map(describeStep), refusals };
}

/** Refuses the n-th outside call, sees what the person sees, and lets them do what it says. */
async function measureRefusal(
  world: TestWorld,
  way: Way,
  n: number,
  name: string,
): Promise<Refusal> {
  await world.spoilCall(n, { kind: 'refused', status: 429 });
  const { person, steps, end, who } = await begin(world, way, name);
  await world.spoilCall(0, { kind: 'refused', status: 429 });
  if (end.kind === 'home') return { kind: 'in' };
  steps.length = 0;
  const stays = isPage(end);
  const again = stays ? await goOn(world, person, who, end) : await signIn(world, person, who);
  expectHome(again.end, `${way}, call ${n} refused (${describePlace(end)})`);
  return { kind: 'again', seen: describePlace(end), stays, rest: steps.map(describeStep) };
}

async function measureRepeat(world: TestWorld): Promise<Path> {
  const { who } = await begin(world, 'plain', 'wave-repeat');
  const { person, steps } = recordPerson(world, await createPerson(world));
  await signIn(world, person, who);
  return { title: 'has come over', steps: steps.map(describeStep), refusals: [] };
}

/** A newcomer of this way signs in until they are in, or something stops them. */
async function begin(world: TestWorld, way: Way, name: string) {
  const who = await invite(world, way, name);
  const { person, steps } = recordPerson(world, await createPerson(world));
  if (way === 'forgot') {
    await record(world, steps, 'resetPassword', () => resetPassword(world, who, CHOSEN));
    who.password = CHOSEN;
  }
  const { end } = await signIn(world, person, who);
  return { person, steps, end, who };
}

async function invite(world: TestWorld, way: Way, name: string): Promise<SignIn> {
  switch (way) {
    case 'plain':
    case 'forgot':
      return (await ordinaryPim.arrive(world, name)).who;
    case 'two':
      return (await sameEmailPimFirst.arrive(world, name)).who;
    case 'other':
      return (await changedAddress.arrive(world, name)).who;
    case 'weak':
      return (await weakPassword.arrive(world, name)).who;
  }
}

function describeStep({ name, calls, authentication, databaseScripts }: RecordedStep): Step {
  // Only flows make slots; an Action that creates a user makes what is linked.
  const isForm = name === 'askForLink' || name === 'askForNewPassword';
  // Auth0 counts two more for each flow of a custom database, and says so.
  const counted = authentication + (databaseScripts > 0 ? 2 : 0);
  const asks: Ask[] = Array.from({ length: counted }, () => ({ kind: 'authentication' as const }));
  let roundEndsAt = Number.NEGATIVE_INFINITY;
  for (const call of calls) {
    if (isManagement(call)) {
      const path = new URL(call.url).pathname;
      const isSlot = isForm && call.method === 'POST' && path === '/api/v2/users';
      asks.push({ kind: 'management', method: call.method, path, isSlot });
      roundEndsAt = Number.NEGATIVE_INFINITY;
    } else if (call.at >= roundEndsAt) {
      asks.push({ kind: 'product' });
      roundEndsAt = call.at + call.ms / 2;
    }
  }
  const afterMail = ['clickLink', 'choosePassword', 'resetPassword'].includes(name);
  return { name, afterMail, asks };
}

function isManagement({ url }: OutsideCall): boolean {
  return new URL(url).pathname.startsWith('/api/v2/');
}

async function setSlowness(world: TestWorld, fault: { kind: 'slow'; ms: number } | null) {
  await Promise.all([world.setFault('pim', fault), world.setFault('sdm', fault)]);
}

/** A page of the sign-in, on which something can be pressed again. */
function isPage({ kind }: Place): boolean {
  return ['confirm', 'inbox', 'choose_password', 'password_inbox'].includes(kind);
}

function describePlace(place: Place): string {
  if (place.kind === 'refused') return `at the product: ${place.reason}`;
  if (place.kind === 'elsewhere') return `${place.status} at ${place.path}: ${place.text}`;
  return 'message' in place && place.message !== null
    ? `${place.kind}: ${place.message}`
    : place.kind;
}

function expectHome(end: Place, what: string): void {
  if (end.kind !== 'home') throw new Error(`${what}: ended at ${describePlace(end)}`);
}
