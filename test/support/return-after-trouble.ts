import type { CallTrouble } from '../../local/world/record-calls.ts';
import { createPerson, type SignIn, signIn, type Way } from './http-person.ts';
import type { Kind, Newcomer } from './newcomers.ts';
import type { TestWorld } from './start-world.ts';

/** What is left when somebody met trouble in the first sign-in and then signed in again. */
export interface Aftermath {
  /** Where the second sign-in ended, and as whom. */
  end: string;
  /** Accounts of the product account, each with its email and identities. */
  accounts: { email: string; verified: boolean; confirmed: unknown; identities: string[] }[];
  claimedBy: string | null;
  /** What should not have happened; nothing. */
  wrong: string[];
}

/** What every sign-in must end in, whatever happened before. */
export function describeDone({ key, email }: Newcomer): Aftermath {
  return {
    end: `home auth0|${key}`,
    accounts: [{ email, verified: true, confirmed: email, identities: [key] }],
    claimedBy: `auth0|${key}`,
    wrong: [],
  };
}

/** How somebody comes back: a minute later in the same browser, or when every proof is dead, in a new one. */
export type Return = 'at_once' | 'later_elsewhere';

/** Lets a newcomer sign in with trouble at the n-th outside call, then again without. */
export async function returnAfterTrouble(
  world: TestWorld,
  kind: Kind,
  trouble: CallTrouble & { call: number; name: string },
  comeBack: Return,
): Promise<{ newcomer: Newcomer; first: Way; aftermath: Aftermath }> {
  const newcomer = await kind.arrive(world, trouble.name);
  const before = await takeStock(world, newcomer);
  const person = await createPerson(world);
  await world.resetCalls();
  await world.spoilCall(trouble.call, trouble);
  const first = await signIn(world, person, newcomer.who);
  await world.spoilCall(0, trouble);
  const reached = (await world.calls()).length + (trouble.kind === 'refused' ? 1 : 0);
  const between = await takeStock(world, newcomer);

  const laterElsewhere = comeBack === 'later_elsewhere';
  // The scripts do not call a product that was down, for a minute at most.
  await world.advanceClock(laterElsewhere ? 11 * 60_000 : 60_000);
  const again = laterElsewhere ? await createPerson(world) : person;
  const { end } = await signInSomehow(world, again, newcomer);
  const after = await takeStock(world, newcomer);
  return {
    newcomer,
    first,
    aftermath: {
      end: end.kind === 'home' ? `home ${end.account}` : JSON.stringify(end),
      accounts: after.own.map((user) => ({
        email: user.email,
        verified: user.email_verified,
        confirmed: user.app_metadata.confirmed_email,
        identities: user.identities.map(({ user_id }) => user_id),
      })),
      claimedBy: after.claimedBy,
      wrong: [
        ...(reached < trouble.call ? [`the first sign-in ended at call ${reached}`] : []),
        ...findEarlyTokens(between),
        ...findLosses(between, after),
        ...(after.others === before.others ? [] : [`others: ${after.others}`]),
      ],
    },
  };
}

/** With what was typed first; who then reads that the Product Cloud email is wanted types that. */
async function signInSomehow(
  world: TestWorld,
  person: Awaited<ReturnType<typeof createPerson>>,
  { who, email }: Newcomer,
): Promise<Way> {
  const way = await signIn(world, person, who);
  const wantsEmail = way.end.kind === 'password' && /email address/.test(way.end.message ?? '');
  const withEmail: SignIn = { ...who, identifier: email, workEmail: email };
  return wantsEmail ? signIn(world, person, withEmail) : way;
}

type Stock = Awaited<ReturnType<typeof takeStock>>;

async function takeStock(world: TestWorld, { who, key }: Newcomer) {
  const [users, logs, ...inProducts] = await Promise.all([
    world.users(),
    world.logs(),
    world.productUsers('pim', 'acme'),
    world.productUsers('sdm', 'acme'),
  ]);
  const isOwn = (user: { identities: { user_id: string }[] }) =>
    user.identities.some(({ user_id }) => user_id === key);
  const [pim = [], sdm = []] = inProducts;
  const id = Number(key.split('|')[2]);
  const own = (who.product === 'pim' ? pim : sdm).find((user) => user.id === id);
  const claims = [...pim, ...sdm].filter((user) => user !== own && user.claimedBy !== null);
  return {
    own: users.filter(isOwn),
    claimedBy: own?.claimedBy ?? null,
    tokens: logs.filter(({ type, user_id }) => type === 's' && user_id === `auth0|${key}`).length,
    /** Everybody else who may come in, and what they hold. */
    others: JSON.stringify([
      users.filter((user) => !isOwn(user) && user.email_verified).map(({ email }) => email),
      claims.map(({ email, claimedBy }) => `${email} ${claimedBy}`),
    ]),
  };
}

function findEarlyTokens({ own, tokens }: Stock): string[] {
  const confirmed = own.some((user) => user.email_verified);
  return tokens > 0 && !confirmed ? ['a token before the confirmation'] : [];
}

function findLosses(between: Stock, after: Stock): string[] {
  const [had, has] = [between.own[0]?.app_metadata, after.own[0]?.app_metadata];
  return ['migrated', 'confirmed_email'].filter(
    (name) =>
      had?.[name] !== undefined && JSON.stringify(had[name]) !== JSON.stringify(has?.[name]),
  );
}
