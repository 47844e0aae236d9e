import {
  createPerson,
  type HttpPerson,
  type SignIn,
  signIn,
} from '../../test/support/http-person.ts';
import { linkPaths } from '../../test/support/linkers.ts';
import {
  describeCall,
  type Kind,
  ordinaryPim,
  ordinarySdm,
  weakPassword,
} from '../../test/support/newcomers.ts';
import type { TestWorld } from '../../test/support/start-world.ts';
import { rate } from './measure.ts';
import { recordPerson } from './record-steps.ts';
import type { Section } from './report.ts';

const crowd = 8;
const perRate = 24;

/** How often each kind of sign-in calls a product or the Management API. */
export async function countCalls(world: TestWorld): Promise<Section> {
  const [pim, sdm] = [
    await invite(world, ordinaryPim, 'calls-pim'),
    await invite(world, ordinarySdm, 'calls-sdm'),
  ];
  const wrong = { ...pim, password: 'not the password' };
  const rows = [
    await countOne(world, 'first, PIM', pim, 'home'),
    await countOne(world, 'first, SDM', sdm, 'home'),
    await countOne(
      world,
      'first, PIM, a password below the policy',
      await invite(world, weakPassword, 'calls-weak'),
      'home',
    ),
    await countOne(world, 'repeat', pim, 'home'),
    await countOne(world, 'refused, migrated', wrong, 'password'),
    await countOne(
      world,
      'refused, unknown',
      { ...wrong, identifier: 'nobody@acme.example' },
      'password',
    ),
    ...(await countLinks(world)),
  ];
  return {
    title: 'Outside calls per sign-in',
    note: 'At acme, which has both products: look-ups go out two at once, from get_user and from login.',
    columns: ['look-ups', 'passwords', 'claims', 'Management API', 'all'],
    rows,
    ratios: {},
  };
}

async function countLinks(world: TestWorld) {
  const rows = [];
  for (const [index, path] of linkPaths.entries()) {
    const { person, who } = await path.arrive(world, `bench-link-${index}`);
    rows.push(await count(world, path.title, person, who, 'home'));
  }
  return rows;
}

async function countOne(world: TestWorld, name: string, who: SignIn, end: string) {
  return count(world, name, await createPerson(world), who, end);
}

async function count(world: TestWorld, name: string, person: HttpPerson, who: SignIn, end: string) {
  const recording = recordPerson(world, person);
  await signInOrThrow(world, recording.person, who, end);
  const calls = recording.steps.flatMap((step) => step.calls).map(describeCall);
  const countOf = (pattern: RegExp) => calls.filter((call) => pattern.test(call)).length;
  const values = [/ accounts$/, / verify$/, / product-cloud$/, / (users|tickets)/, /./].map(
    countOf,
  );
  return { name, values };
}

/** Full sign-ins per second: the first ones, with mail and click, and repeated ones. */
export async function measureRates(world: TestWorld): Promise<Section> {
  const everybody: SignIn[] = [];
  for (let index = 0; index < 2 * perRate; index += 1)
    everybody.push(await invite(world, ordinaryPim, `rate-${index}`));
  const act = async (who: SignIn) => signInOrThrow(world, await createPerson(world), who, 'home');
  const [alone, together] = [everybody.slice(0, perRate), everybody.slice(perRate)];
  const first = [await rate(alone, 1, act), await rate(together, crowd, act)] as const;
  const repeat = [await rate(alone, 1, act), await rate(together, crowd, act)] as const;
  return {
    title: 'Full sign-ins per second, without a browser',
    note:
      `${perRate} people each, at PIM of acme, from opening the product to its home page; the world is another process.\n` +
      'A first one waits for the inbox: an SMTP server greets after 100 ms. Every one hashes a password (scrypt).',
    columns: ['1 person at a time', `${crowd} people at once`],
    rows: [
      { name: 'first', values: [...first] },
      { name: 'repeat', values: [...repeat] },
    ],
    ratios: {
      'repeat / first, 1 at a time': repeat[0] / first[0],
      [`repeat / first, ${crowd} at once`]: repeat[1] / first[1],
      [`first, ${crowd} at once / 1 at a time`]: first[1] / first[0],
      [`repeat, ${crowd} at once / 1 at a time`]: repeat[1] / repeat[0],
    },
  };
}

async function invite(world: TestWorld, kind: Kind, name: string): Promise<SignIn> {
  return (await kind.arrive(world, `bench-${name}`)).who;
}

async function signInOrThrow(world: TestWorld, person: HttpPerson, who: SignIn, wanted: string) {
  const { end } = await signIn(world, person, who);
  if (end.kind !== wanted) throw new Error(`a sign-in ended at ${JSON.stringify(end)}`);
}
