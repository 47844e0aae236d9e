import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import type { TestWorld } from '../support/start-world.ts';
import type { Customer, Login, Product } from './customers.ts';

const DAY_MS = 25 * 60 * 60_000;

/** The day after, with nothing in the way: opens every product and does what the pages say. What did not open. */
export async function finish(world: TestWorld, self: Customer): Promise<string[]> {
  await world.advanceClock(DAY_MS);
  const [first, second] = self.logins;
  const wrong: string[] = [];
  const [home, ...others] = self.opens;
  wrong.push(...(await enter(world, self, first, home)));
  // What is still to be merged, before its product is asked for with the account that is to hold it.
  if (second) wrong.push(...(await enter(world, self, second, 'pim')));
  for (const product of others) wrong.push(...(await enter(world, self, first, product)));
  return wrong;
}

async function enter(
  world: TestWorld,
  self: Customer,
  login: Login,
  product: Product,
): Promise<string[]> {
  let end = '';
  for (const attempt of listAttempts(self, login, product)) {
    const way = await signIn(world, await createPerson(world), attempt);
    if (way.end.kind === 'home') {
      // They have just typed it.
      if (login === self.logins[0])
        login.passwords = [
          attempt.newPassword && way.pages.includes('password_inbox')
            ? attempt.newPassword
            : attempt.password,
        ];
      return [];
    }
    end = `${way.pages.join(', ')}: ${JSON.stringify(way.end)}`;
  }
  return [`${self.name} (${self.title}): ${product} did not open: ${end}`];
}

/** With every password that it may be, then with the address that the account has by now. */
function listAttempts(self: Customer, login: Login, product: Product): SignIn[] {
  const [owner] = self.logins;
  const typed = self.productLogins[product];
  const ways = [
    { ...login, identifier: login.identifier },
    { ...owner, identifier: self.email },
  ];
  return ways.flatMap(({ identifier, passwords, workEmail, newPassword }) =>
    passwords.flatMap((password) =>
      (typed?.passwords ?? ['']).map((productPassword) => ({
        product,
        organization: 'acme',
        identifier,
        password,
        workEmail: workEmail ?? self.email,
        ...(newPassword && { newPassword }),
        ...(typed && {
          productLogin: { identifier: typed.identifier, password: productPassword },
        }),
        ...(login !== owner && { ownerPassword: owner.passwords[0] ?? '' }),
      })),
    ),
  );
}
