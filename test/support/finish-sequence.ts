import { isEstablished, listKeys, type Stock } from './check-invariants.ts';
import { createPerson, type SignIn, signIn } from './http-person.ts';
import type { SequencePerson } from './sequence-people.ts';
import type { TestWorld } from './start-world.ts';

const products = ['pim', 'sdm'] as const;

/** Signs in to both products and does what the pages say; returns what did not open. */
export async function finish(world: TestWorld, self: SequencePerson): Promise<string[]> {
  const wrong: string[] = [];
  for (const opened of products) {
    let end = '';
    for (const who of await listLogins(world, self, opened)) {
      // A browser of its own for each: with two accounts, the session of the one cannot open the other's product.
      const way = await signIn(world, await createPerson(world), who);
      end = way.end.kind === 'home' ? 'home' : JSON.stringify(way.end);
      if (end === 'home') break;
    }
    if (end !== 'home') wrong.push(`${self.keys[opened]} did not open: ${end}`);
  }
  return wrong;
}

/** What they would try: their Product Cloud account if they have one, best the one of this product; else what the product knows. */
async function listLogins(
  world: TestWorld,
  { keys, passwords, emails }: SequencePerson,
  opened: 'pim' | 'sdm',
): Promise<SignIn[]> {
  const { users } = await world.stock();
  const common = {
    product: opened,
    organization: 'acme',
    productLogin: { identifier: emails[opened], password: passwords[opened] },
  } as const;
  const accounts = users
    .filter(
      (user) => isEstablished(user) && products.some((one) => listKeys(user).includes(keys[one])),
    )
    .sort((one, other) => Number(holds(other)) - Number(holds(one)));
  function holds(user: (typeof users)[number]): boolean {
    return listKeys(user).includes(keys[opened]);
  }
  const known = accounts.map(({ email, user_id }) => ({
    ...common,
    identifier: email,
    password: user_id === `auth0|${keys.pim}` ? passwords.pim : passwords.sdm,
  }));
  const other = opened === 'pim' ? 'sdm' : 'pim';
  const unknown = ([opened, other] as const).map((login) => ({
    ...common,
    identifier: emails[login],
    password: passwords[login],
  }));
  return accounts.length > 0 ? known.slice(0, 1) : unknown;
}

/**
 * The model. Of everything that happened, two things alone decide about somebody's two product accounts: which of them got past a
 * confirmation of its own, and with which address. They end on one Product Cloud account, under that address, unless each of them
 * was confirmed with another one: then they are two accounts, as the person wanted. Order, browsers, outages, abandoned attempts
 * and the other person count for nothing, and nobody's account ever holds anything of somebody else.
 */
export function compareWithModel(self: SequencePerson, { users }: Stock): string[] {
  const { pim, sdm } = self.address;
  const isApart = pim !== undefined && sdm !== undefined && pim !== sdm;
  const [inPim, inSdm] = products.map((one) =>
    users.find((user) => listKeys(user).includes(self.keys[one])),
  );
  if (inPim === undefined || inSdm === undefined) return ['a product account hangs on nobody'];
  const ends = isApart
    ? [...judgeHolder(self, inPim, pim), ...judgeHolder(self, inSdm, sdm)]
    : judgeHolder(self, inPim, pim ?? sdm);
  if ((inPim !== inSdm) === isApart) return ends;
  return [...ends, isApart ? 'one account, expected two' : 'two accounts, expected one'];
}

function judgeHolder(
  { emails }: SequencePerson,
  holder: Stock['users'][number],
  address: string | undefined,
): string[] {
  const { user_id: id, email } = holder;
  const isRight = address === undefined ? Object.values(emails).includes(email) : email === address;
  return [
    ...(isEstablished(holder) ? [] : [`${id} is not established`]),
    ...(isRight ? [] : [`${id} is ${email}, confirmed was ${address ?? 'nothing'}`]),
  ];
}

/** Whether any account holds something of both people; checked after every step. */
export function findMixed(people: readonly SequencePerson[], { users }: Stock): string[] {
  return users.flatMap((user) => {
    const owners = people.filter(({ keys }) =>
      products.some((product) => listKeys(user).includes(keys[product])),
    );
    return owners.length > 1 ? [`${user.user_id} holds accounts of two people`] : [];
  });
}
