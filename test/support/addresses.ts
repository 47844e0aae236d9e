import { createPerson, type SignIn, signIn } from './http-person.ts';
import { arriveTwice, merge, sameEmailPimFirst } from './linkers.ts';
import { changedAddress, ordinaryPim, ordinarySdm } from './newcomers.ts';
import type { TestWorld } from './start-world.ts';

/** An address at acme, and what there is behind it. */
export interface Address {
  title: string;
  /** Where a password for it would be judged: Auth0 asks the scripts only for an address that it has no user of. */
  judgedBy: 'scripts' | 'tenant';
  /** Makes it so; `name` is used once per world. */
  arrive(world: TestWorld, name: string): Promise<string>;
}

/** Everything that may be behind an address; the first one is nobody's. */
export const addresses: Address[] = [
  address('nobody’s', 'scripts', async (_, name) => `${name}@acme.example`),
  address(
    'in PIM',
    'scripts',
    async (world, name) => (await ordinaryPim.arrive(world, name)).email,
  ),
  address(
    'in SDM',
    'scripts',
    async (world, name) => (await ordinarySdm.arrive(world, name)).email,
  ),
  address('in both', 'scripts', async (world, name) => (await arriveTwice(world, name)).pim.email),
  address('disabled in PIM', 'scripts', (world, name) =>
    addSpecial(world, name, { disabled: true }),
  ),
  address('locked in PIM', 'scripts', (world, name) => addSpecial(world, name, { locked: true })),
  address('of a machine', 'scripts', (world, name) => addSpecial(world, name, { userType: 'api' })),
  address('without a password', 'scripts', (world, name) =>
    addSpecial(world, name, { password: null }),
  ),
  address('left for another one', 'scripts', async (world, name) => {
    const { who } = await changedAddress.arrive(world, name);
    await enter(world, who);
    return who.identifier;
  }),
  address('merged into another account', 'scripts', async (world, name) => {
    const { who } = await merge.arrive(world, name);
    await enter(world, who);
    return who.identifier;
  }),
  address('of an unfinished import', 'tenant', async (world, name) => {
    const { who, email } = await ordinaryPim.arrive(world, name);
    await signIn(world, await createPerson(world), { ...who, leaveAt: 'confirm' });
    return email;
  }),
  address('migrated', 'tenant', migrate),
  address('linked', 'tenant', async (world, name) => {
    const { who, email } = await sameEmailPimFirst.arrive(world, name);
    await enter(world, who);
    return email;
  }),
  address('with a second factor', 'tenant', async (world, name) => {
    const email = await migrate(world, name);
    const users = await world.users();
    await world.enrollOtp(users.find((user) => user.email === email)?.user_id ?? '');
    return email;
  }),
  address('disabled in PIM since', 'tenant', async (world, name) => {
    const email = await migrate(world, name);
    const users = await world.productUsers('pim', 'acme');
    const id = users.find((user) => user.email === email)?.id ?? 0;
    await world.setEnabled('pim', 'acme', id, false);
    return email;
  }),
];

/** The titles of those for whom a password is judged there. */
export function judgedBy(where: Address['judgedBy']): string[] {
  return addresses.filter((one) => one.judgedBy === where).map(({ title }) => title);
}

/** People of one product whom a password does not let in: a machine, single sign-on, disabled, locked. Returns their addresses. */
export async function addOddPeople(
  world: TestWorld,
  product: 'pim' | 'sdm',
  organization: string,
  domain: string,
): Promise<string[]> {
  const odd: [string, Special][] = [
    ['machine', { userType: 'api' }],
    ['nothing', { password: null }],
    ['disabled', { disabled: true }],
    ['locked', { locked: true }],
  ];
  for (const [name, special] of odd) {
    const user = { organization, product, name, email: `${name}@${domain}`, tryThis: '' };
    await world.addUser({ ...user, password: 'Copper!Kettle41', ...special });
  }
  return odd.map(([name]) => `${name}@${domain}`);
}

function address(title: string, judgedBy: Address['judgedBy'], arrive: Address['arrive']): Address {
  return { title, judgedBy, arrive };
}

async function migrate(world: TestWorld, name: string): Promise<string> {
  const { who, email } = await ordinaryPim.arrive(world, name);
  await enter(world, who);
  return email;
}

async function enter(world: TestWorld, who: SignIn): Promise<void> {
  const { end } = await signIn(world, await createPerson(world), who);
  if (end.kind !== 'home') throw new Error(`${who.identifier} ended at ${JSON.stringify(end)}`);
}

type Special = { disabled?: true; locked?: true; userType?: 'api'; password?: null };

async function addSpecial(world: TestWorld, name: string, special: Special): Promise<string> {
  const email = `${name}@acme.example`;
  const user = { organization: 'acme', product: 'pim', name, email, username: name } as const;
  await world.addUser({ ...user, password: 'Copper!Kettle41', tryThis: '', ...special });
  return email;
}
