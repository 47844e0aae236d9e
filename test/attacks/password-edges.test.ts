import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForReset } from '../support/ask-for-reset.ts';
import { createPerson, type HttpPerson, type SignIn, signIn } from '../support/http-person.ts';
import { ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// A30, ASVS 6.2.8 and 6.2.9. Without it almost the password is enough, or the right one is refused.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const later = 'Renewed!Kettle42';
const composed = 'Crème!Brûlée41';

interface Edge {
  title: string;
  password: string;
  /** Almost the same: what somebody would type if spaces, case of the last letter or spelling did not matter. */
  almost: string;
  meetsPolicy: boolean;
}

const edges: Edge[] = [
  { title: 'two characters', password: 'ab', almost: 'ab ', meetsPolicy: false },
  { title: 'nine characters', password: 'Abcdefg1!', almost: 'Abcdefg1! ', meetsPolicy: false },
  { title: 'ten characters', password: 'Abcdefgh1!', almost: 'Abcdefgh1!!', meetsPolicy: true },
  {
    title: 'ten characters with the space before them',
    password: ' Abcdefg1!',
    almost: 'Abcdefg1!',
    meetsPolicy: true,
  },
  {
    title: 'spaces around',
    password: '  Abcdefgh1!  ',
    almost: 'Abcdefgh1!',
    meetsPolicy: true,
  },
  {
    title: 'emoji that count for one',
    password: 'Ab1!😀😀😀😀😀😀',
    almost: 'Ab1!😀😀😀😀😀😁',
    meetsPolicy: true,
  },
  {
    title: 'too few emoji',
    password: 'Ab1!😀😀😀😀😀',
    almost: 'Ab1!😀😀😀😀😁',
    meetsPolicy: false,
  },
  {
    title: 'accents in one piece (NFC)',
    password: composed.normalize('NFC'),
    almost: composed.normalize('NFD'),
    meetsPolicy: true,
  },
  {
    title: 'accents apart (NFD)',
    password: composed.normalize('NFD'),
    almost: composed.normalize('NFC'),
    meetsPolicy: true,
  },
  {
    title: 'what looks like a template',
    password: '{{vars.sends}}Ab1! {% if %}',
    almost: '10Ab1! {% if %}',
    meetsPolicy: true,
  },
  {
    title: '72 bytes',
    password: `Aa1!${'x'.repeat(68)}`,
    almost: `Aa1!${'x'.repeat(67)}y`,
    meetsPolicy: true,
  },
  {
    title: '300 characters',
    password: `Aa1!${'x'.repeat(296)}`,
    almost: `Aa1!${'x'.repeat(295)}y`,
    meetsPolicy: false,
  },
];

test.each(edges)(
  '$title: the first sign-in, the next ones and a reset take it as it was typed, or ask for a new one',
  async ({ password, almost, meetsPolicy }) => {
    const { who } = await ordinaryPim.arrive(world, nextName(), password);
    expect(await signInAnew({ ...who, password: almost })).toBe('password');
    expect(await signInAnew(who)).toBe(meetsPolicy ? 'home' : 'choose_password');
    expect(await signInAnew(who)).toBe(meetsPolicy ? 'home' : 'choose_password');
    if (meetsPolicy) expect(await signInAnew({ ...who, password: almost })).toBe('password');

    const person = await createPerson(world);
    const link = meetsPolicy ? await askForReset(world, who) : await askThroughForm(person, who);
    const tab = await person.choosePassword(link, password);
    expect(tab).toMatchObject({ status: meetsPolicy ? 200 : 400 });
    if (!meetsPolicy) await person.choosePassword(link, later);
    expect(await signInAnew({ ...who, password: meetsPolicy ? password : later })).toBe('home');
    if (!meetsPolicy) expect(await signInAnew(who)).toBe('password');
  },
);

test.each(edges)(
  '$title: Link your account. takes it as it was typed, whatever the policy says',
  async ({ password, almost }) => {
    const name = nextName();
    const pim = await ordinaryPim.arrive(world, `pim-${name}`, password);
    const sdm = await ordinarySdm.arrive(world, `sdm-${name}`);
    const person = await createPerson(world);
    await signIn(world, person, sdm.who);
    expect((await person.openProduct('pim', 'acme')).kind).toBe('link_account');
    const wrong = await person.typeProductLogin(pim.email, almost);
    expect(wrong).toMatchObject({ kind: 'link_account', message: expect.stringMatching(/wrong/) });
    expect((await person.typeProductLogin(pim.email, password)).kind).toBe('home');
    // Linking never changes the password of the Product Cloud account.
    expect(await signInAnew({ ...sdm.who, product: 'pim' })).toBe('home');
    expect(await signInAnew({ ...sdm.who, product: 'pim', password })).toBe('password');
  },
);

let names = 0;
function nextName(): string {
  names += 1;
  return `edge-${names}`;
}

/** Where a sign-in with a fresh browser ends. */
async function signInAnew(who: SignIn): Promise<string> {
  const leaveAt = 'choose_password';
  const { end } = await signIn(world, await createPerson(world), { ...who, leaveAt });
  return end.kind;
}

async function askThroughForm(person: HttpPerson, who: SignIn): Promise<string> {
  expect((await signIn(world, person, who)).end.kind).toBe('password_inbox');
  return world.waitForLink(who.identifier, 'ticket=');
}
