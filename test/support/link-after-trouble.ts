import type { CallTrouble } from '../../local/world/record-calls.ts';
import { findLosses, findUnfinished, findViolations, listKeys } from './check-invariants.ts';
import { createPerson, type HttpPerson, type SignIn, signIn, type Way } from './http-person.ts';
import type { Linker, LinkPath } from './linkers.ts';
import { describeCall } from './newcomers.ts';
import type { Return } from './return-after-trouble.ts';
import type { TestWorld } from './start-world.ts';

/** What is left when somebody met trouble while linking, and then signed in to both products. */
export interface Linked {
  /** Where each of the two sign-ins ended, and as whom. */
  ends: string[];
  account: { email: string; keys: string[] } | null;
  /** What should not have happened; nothing. */
  wrong: string[];
}

/** What every way must end in, whatever happened on it. */
export function describeLinked({ userId, email, keys }: Linker): Linked {
  return {
    ends: [`home ${userId}`, `home ${userId}`],
    account: { email, keys: [...keys].sort() },
    wrong: [],
  };
}

/** Links somebody without any trouble and says which outside calls that takes, in order. */
export async function recordCleanLink(world: TestWorld, path: LinkPath, name: string) {
  const { person, who } = await path.arrive(world, name);
  await world.resetCalls();
  const way = await signIn(world, person, who);
  return { way, calls: (await world.calls()).map(describeCall) };
}

/** Lets somebody link with trouble at the n-th outside call, then come back to both products without. */
export async function linkAfterTrouble(
  world: TestWorld,
  path: LinkPath,
  trouble: CallTrouble & { call: number; name: string },
  comeBack: Return,
): Promise<{ linker: Linker; first: Way; linked: Linked }> {
  const linker = await path.arrive(world, trouble.name);
  const before = await world.stock();
  await world.resetCalls();
  await world.spoilCall(trouble.call, trouble);
  const first = await signIn(world, linker.person, linker.who);
  await world.spoilCall(0, trouble);
  const isMissing = trouble.kind === 'refused' || trouble.kind === 'unheard' ? 1 : 0;
  const reached = (await world.calls()).length + isMissing;
  const between = await world.stock();

  const isLater = comeBack === 'later_elsewhere';
  // The scripts do not call a product that was down, for a minute at most.
  await world.advanceClock(isLater ? 11 * 60_000 : 60_000);
  const person = isLater ? await createPerson(world) : linker.person;
  const ends: string[] = [];
  const { product } = linker.who;
  for (const opened of [product, product === 'pim' ? 'sdm' : 'pim'] as const) {
    const { end } = await finish(world, person, linker, opened);
    ends.push(end.kind === 'home' ? `home ${end.account}` : JSON.stringify(end));
  }
  const after = await world.stock();
  const account = after.users.find(({ user_id }) => user_id === linker.userId);
  return {
    linker,
    first,
    linked: {
      ends,
      account: account ? { email: account.email, keys: listKeys(account).sort() } : null,
      wrong: [
        ...(reached < trouble.call ? [`the first sign-in ended at call ${reached}`] : []),
        ...[...findViolations(between), ...findLosses(before, between)].map(
          (one) => `then: ${one}`,
        ),
        ...[...findViolations(after), ...findLosses(between, after), ...findUnfinished(after)],
      ],
    },
  };
}

/** With what was typed first; who then reads that the Product Cloud email is wanted types that. */
async function finish(
  world: TestWorld,
  person: HttpPerson,
  { who, email, password, logins }: Linker,
  product: 'pim' | 'sdm',
): Promise<Way> {
  const again: SignIn = { ...who, product, productLogin: logins[product] };
  const way = await signIn(world, person, again);
  if (!isSentToTheEmail(way)) return way;
  return signIn(world, person, { ...again, identifier: email, password, workEmail: email });
}

function isSentToTheEmail({ end }: Way): boolean {
  return end.kind === 'password' && /Product Cloud email address/.test(end.message ?? '');
}
