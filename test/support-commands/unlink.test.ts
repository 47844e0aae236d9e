import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unlink } from '../../scripts/support/unlink.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { describeCall } from './describe-call.ts';
import { describeUnlinked, linkByEmail, merge, takeStock } from './linked-people.ts';
import { connectTo, listen } from './support-setup.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const acmePim = { product: 'pim', organization: 'acme' } as const;
const acmeSdm = { product: 'sdm', organization: 'acme' } as const;

test('a merged product account is restored to itself, and its owner starts over with the old password', async () => {
  const person = await merge(world, 'unmerge');
  const talk = listen();
  const { email, linked: key } = person;
  await world.resetCalls();
  const code = await unlink(await connectTo(world), talk, { whom: email, key, yes: false });
  expect([code, talk.said.at(-1)]).toEqual([0, expect.stringContaining('Unlinked.')]);
  expect((await world.calls()).map(describeCall)).toEqual([
    'GET users-by-email',
    'GET organizations',
    `PATCH users ${person.primary}`,
    `DELETE users ${person.primary} identities auth0 ${key}`,
    `GET users auth0|${key}`,
    'GET connections',
    'DELETE connections users',
    `DELETE users auth0|${key}`,
    `GET users ${person.primary}`,
    'DELETE product-cloud',
    `POST users ${person.primary} revoke-access`,
  ]);
  expect(await takeStock(world, person)).toEqual(describeUnlinked(person));

  const { identifier, password } = { identifier: person.linkedEmail, password: person.password };
  const again = await signIn(world, await createPerson(world), {
    ...acmePim,
    identifier,
    password,
  });
  expect(again.end).toEqual({ kind: 'home', account: `auth0|${key}` });
  const owner = { ...acmeSdm, identifier: email, password };
  const { end } = await signIn(world, await createPerson(world), owner);
  expect(end).toEqual({ kind: 'home', account: person.primary });
});

test('one that was linked by its email is restored as well, and *Link your account.* links it again', async () => {
  const person = await linkByEmail(world, 'same');
  const { email, linked: key, password } = person;
  expect((await takeStock(world, person)).holds).toEqual([person.own, key]);
  expect(await unlink(await connectTo(world), listen(), { whom: email, key, yes: true })).toBe(0);
  expect(await takeStock(world, person)).toEqual(describeUnlinked(person));

  const productLogin = { identifier: email, password };
  const who = { ...acmeSdm, identifier: email, password, productLogin };
  const { end, pages } = await signIn(world, await createPerson(world), who);
  expect(pages).toContain('link_account');
  expect(end).toEqual({ kind: 'home', account: person.primary });
});

test('it shows what it will do, with masked emails, and does nothing without a yes', async () => {
  const person = await merge(world, 'shown');
  const { email, linked: key } = person;
  const before = await takeStock(world, person);
  const no = listen(false);
  expect(await unlink(await connectTo(world), no, { whom: email, key, yes: false })).toBe(0);
  const text = no.said.join('\n');
  expect(text).toContain('s***@acme.example');
  expect(text).toContain('o***@acme.example');
  expect(text).toContain(`Loses            ${key} (Akeneo PIM, Acme Retail)`);
  expect(text).toContain(`Keeps            ${person.own} (Supplier Data Manager, Acme Retail)`);
  expect(text).not.toContain(email);
  expect(text).not.toContain(person.linkedEmail);

  const nobody = listen(null);
  expect(await unlink(await connectTo(world), nobody, { whom: email, key, yes: false })).toBe(1);
  expect(nobody.said.at(-1)).toContain('[not_confirmed]');
  expect(await takeStock(world, person)).toEqual(before);
});

test('the first identity cannot be unlinked: it says what can, and changes nothing', async () => {
  const person = await merge(world, 'first');
  const { email, own: key } = person;
  const before = await takeStock(world, person);
  const talk = listen();
  expect(await unlink(await connectTo(world), talk, { whom: email, key, yes: true })).toBe(1);
  // Lines to copy, and no space or mark of another page in them.
  expect(talk.said.join('\n')).toMatch(/'\nNothing was changed\. \[first_identity\]$/);
  expect(talk.said.join('\n')).toContain(`npm run support -- unlink '${email}' '${person.linked}'`);
  expect(await takeStock(world, person)).toEqual(before);
});

test('what is not linked, or not there, is refused by its reason', async () => {
  const person = await merge(world, 'refused');
  const other = await merge(world, 'another');
  const support = await connectTo(world);
  for (const [email, key, reason] of [
    [person.email, 'pim|acme|42', 'malformed_key'],
    ['nobody@acme.example', person.linked, 'nobody'],
    // The first identity, and so the account, of somebody else.
    [person.email, other.own, 'own_account'],
    [person.email, 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1affe|42', 'organization_unknown'],
  ] as const) {
    const talk = listen();
    expect(await unlink(support, talk, { whom: email, key, yes: true })).toBe(1);
    expect(talk.said.join('\n')).toContain(`[${reason}]`);
  }
  // Linked to somebody else, and mistyped: the product says so, nothing happens to anybody, and nobody is signed out.
  const { email } = person;
  for (const [key, reason] of [
    [other.linked, 'held_by_another'],
    [`${other.linked}999`, 'no_such_account'],
  ] as const) {
    const talk = listen();
    expect(await unlink(support, talk, { whom: email, key, yes: true })).toBe(1);
    expect(talk.said.at(-1)).toContain('Nothing was changed');
    expect(talk.said.at(-1)).toContain(`[${reason}]`);
  }
  for (const one of [person, other]) {
    expect(await takeStock(world, one)).toMatchObject({
      holds: [one.own, one.linked],
      linkedClaim: one.primary,
    });
  }
});

test('a crash after any call, then again: the end is the same, and nobody got in between', async () => {
  const calls = 11;
  for (let call = 1; call <= calls; call += 1) {
    const person = await merge(world, `crash-${call}`);
    const { email, linked: key, linkedEmail: identifier, password } = person;
    await world.resetCalls();
    const first = await connectTo(world);
    await world.spoilCall(call, { kind: 'crash' });
    const code = await unlink(first, listen(), { whom: email, key, yes: true });
    await world.spoilCall(0, { kind: 'crash' });
    expect({ call, made: (await world.calls()).length }).toEqual({ call, made: call });
    // What ends the sessions is not needed for the rest.
    expect({ call, code }).toEqual({ call, code: call < 11 ? 1 : 0 });

    const between = await takeStock(world, person);
    if (between.linkedClaim !== null) {
      const who = { ...acmePim, identifier, password };
      const { end } = await signIn(world, await createPerson(world), who);
      expect({ call, end: end.kind }).toEqual({ call, end: 'password' });
    }
    expect(await unlink(await connectTo(world), listen(), { whom: email, key, yes: true })).toBe(0);
    expect({ call, ...(await takeStock(world, person)) }).toEqual({
      call,
      ...describeUnlinked(person),
    });
  }
}, 240_000);

test('a product that does not answer keeps its claim: nothing opens, and the same command finishes it', async () => {
  const person = await merge(world, 'outage');
  const { email, linked: key } = person;
  await world.stopProduct('pim');
  const talk = listen();
  expect(await unlink(await connectTo(world), talk, { whom: email, key, yes: true })).toBe(1);
  await world.startProduct('pim');
  expect(talk.said.at(-1)).toContain('the product still holds the claim');
  expect(await takeStock(world, person)).toEqual({
    ...describeUnlinked(person),
    linkedClaim: person.primary,
  });
  expect(await unlink(await connectTo(world), listen(), { whom: email, key, yes: true })).toBe(0);
  expect(await takeStock(world, person)).toEqual(describeUnlinked(person));
});
