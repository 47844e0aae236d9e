import { isEstablished, listKeys, type Stock } from './check-invariants.ts';
import { createPerson, type HttpPerson, type SignIn, signIn, type Way } from './http-person.ts';
import { arriveApart, arriveTwice } from './linkers.ts';
import type { SignInStep } from './sequence-steps.ts';
import type { TestWorld } from './start-world.ts';

type Product = 'pim' | 'sdm';

/** One of the people of a sequence, with what a test may know of them: whatever they themselves have seen and typed. */
export interface SequencePerson {
  keys: Record<Product, string>;
  passwords: Record<Product, string>;
  username: string;
  /** Every inbox that they read. */
  emails: Record<Product | 'work', string>;
  browsers: [HttpPerson, HttpPerson];
  /** With which product account each browser is signed in, as far as they know. */
  sessions: [Product | null, Product | null];
  /** The link clicked last in a session of each product account. */
  clicked: Partial<Record<Product, string>>;
  /** Where a session of a product account got past the confirmation: with which address, the first time. */
  address: Partial<Record<Product, string>>;
}

export async function arriveForSequence(
  world: TestWorld,
  name: string,
  sameEmail: boolean,
): Promise<SequencePerson> {
  const { pim, sdm } = await (sameEmail ? arriveTwice : arriveApart)(world, name);
  return {
    keys: { pim: pim.key, sdm: sdm.key },
    passwords: { pim: pim.who.password, sdm: sdm.who.password },
    username: sameEmail ? name : `pim-${name}`,
    emails: { pim: pim.email, sdm: sdm.email, work: `${name}@work.example` },
    browsers: [await createPerson(world), await createPerson(world)],
    sessions: [null, null],
    clicked: {},
    address: {},
  };
}

/** Does one sign-in and notes what it proved; returns what it should not have led to. */
export async function takeSignInStep(
  world: TestWorld,
  step: SignInStep,
  self: SequencePerson,
  other: SequencePerson,
): Promise<string[]> {
  const who = describeSignIn(step, self, other);
  const way = await signIn(world, self.browsers[step.browser], who);
  return noteProofs(self, step, who, way);
}

function describeSignIn(step: SignInStep, self: SequencePerson, other: SequencePerson): SignIn {
  const { login, opened, work, wrong } = step;
  const workEmail = work === 'others' ? other.emails.pim : self.emails[work];
  const owner = (['pim', 'sdm'] as const).find((key) => self.address[key] === workEmail);
  return {
    product: opened,
    organization: 'acme',
    identifier: chooseIdentifier(step, self),
    password: wrong === 'password' ? 'not the password' : self.passwords[login],
    workEmail,
    productLogin: {
      identifier: self.emails[opened],
      password: wrong === 'link_password' ? 'not the password' : self.passwords[opened],
    },
    ...(owner && { ownerPassword: self.passwords[owner] }),
    // Nobody clicks what was mailed to somebody else.
    leaveAt: work === 'others' ? 'inbox' : step.leaveAt,
  };
}

function chooseIdentifier({ by, login }: SignInStep, self: SequencePerson): string {
  if (by === 'username' && login === 'pim') return self.username;
  return by === 'account_email' ? (self.address[login] ?? self.emails[login]) : self.emails[login];
}

function noteProofs(
  self: SequencePerson,
  { browser, login, opened }: SignInStep,
  who: SignIn,
  { pages, end }: Way,
): string[] {
  // In without a page: by a session of the tenant, or by the product's own, of whichever account.
  if (pages[0] === 'home') return [];
  const sentAway = pages.indexOf('other_password');
  if (sentAway < 0 && end.kind === 'password') return [];
  const own = sentAway < 0 ? [...pages, end.kind] : pages.slice(0, sentAway);
  const key = own.includes('password') ? login : self.sessions[browser];
  if (key === null) return end.kind === 'home' ? [`${opened} opened without a password`] : [];
  if (pages.slice(0, own.length).includes('inbox')) self.clicked[key] = who.workEmail ?? '';
  self.sessions[browser] = sentAway < 0 ? key : findOwner(self, who.workEmail);
  return own.includes('home') || own.includes('link_account') ? noteAddress(self, key, opened) : [];
}

/** Past the gate for the first time: only a clicked link leads there. */
function noteAddress(self: SequencePerson, key: Product, opened: Product): string[] {
  const address = self.address[key] ?? self.clicked[key];
  if (address === undefined) return [`${opened} opened without any proof of an inbox`];
  self.address[key] = address;
  return [];
}

function findOwner({ address }: SequencePerson, email: string | undefined): Product | null {
  return (['pim', 'sdm'] as const).find((key) => address[key] === email) ?? null;
}

/** Notes that an administrator deleted the account which came over with `of`; says which account that is, if there is one. */
export function forgetAccount(self: SequencePerson, of: Product, { users }: Stock): string | null {
  const account = users.find(({ user_id }) => user_id === `auth0|${self.keys[of]}`);
  if (account === undefined || !isEstablished(account)) return null;
  for (const product of ['pim', 'sdm'] as const) {
    if (!listKeys(account).includes(self.keys[product])) continue;
    delete self.address[product];
    delete self.clicked[product];
  }
  return account.user_id;
}
