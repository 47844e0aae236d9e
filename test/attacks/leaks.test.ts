import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForReset } from '../support/ask-for-reset.ts';
import { findCanaries, listSpellings, type Outlets } from '../support/find-canaries.ts';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import type { HttpAnswer } from '../support/http-tab.ts';
import { linkForm, linkFormForgotten, merge } from '../support/linkers.ts';
import { ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 14.2.1, 16.2.5: passwords, keys and proofs come out nowhere.

const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
const answers: HttpAnswer[] = [];
const heard: string[] = [];
const ends: string[] = [];
let world: TestWorld;
let isClosed = false;

/** Every password that anybody types in this file. */
const passwords = {
  pim: 'Canary!Kettle41-pim',
  weak: 'canarysunshine',
  wrong: 'Canary!Kettle41-bad',
  wrongInForm: 'Canary!Kettle41-wrongform',
  outage: 'Canary!Kettle41-outage',
  crash: 'Canary!Kettle41-crash',
  fresh: 'Canary!Kettle41-fresh',
  chosen: 'Canary!Kettle41-chosen',
  ofLinkers: 'Copper!Kettle41',
  ofOthers: 'Harvest@Cliff51',
  forgotten: 'Meadow$Lantern62',
};

async function come(who: SignIn): Promise<void> {
  const person = await createPerson(world, { listen: (answer) => answers.push(answer) });
  const { end } = await signIn(world, person, who);
  ends.push(end.kind === 'refused' ? end.reason : end.kind);
}

/** A whole set of sign-ins: right, wrong, failing, by reset, linked and merged. */
beforeAll(async () => {
  world = await startTestWorld({ folder, hear: (printed) => heard.push(printed) });
  const right = await ordinaryPim.arrive(world, 'right', passwords.pim);
  await come(right.who);
  await come({ ...right.who, password: passwords.wrong });
  await come({ ...right.who, identifier: 'nobody@acme.example', password: passwords.wrong });
  await come({ ...right.who, product: 'sdm', productLogin: wrongLogin() });
  await come({ ...right.who, password: passwords.fresh, organization: 'legacy' });
  for (const kind of ['server_error', 'truncated_json', 'closed_socket'] as const) {
    const late = await ordinarySdm.arrive(world, `late-${kind}`, passwords.outage);
    await world.setFault('sdm', { kind });
    await come(late.who);
    await world.setFault('sdm', null);
  }
  // Nobody calls a product that was down for a while.
  await world.advanceClock(120_000);
  const crashed = await ordinaryPim.arrive(world, 'crashed', passwords.crash);
  await world.spoilCall(1, { kind: 'crash' }, 'PUT /');
  await come(crashed.who);
  await world.spoilCall(0, { kind: 'crash' });
  const refused = await ordinaryPim.arrive(world, 'refused', passwords.pim);
  await world.spoilCall(1, { kind: 'refused', status: 500 }, 'PATCH /api/v2/users');
  await come(refused.who);
  await world.spoilCall(0, { kind: 'crash' });
  const weak = await ordinaryPim.arrive(world, 'weak', passwords.weak);
  await come({ ...weak.who, newPassword: passwords.chosen });
  const link = await askForReset(world, right.who);
  const listen = (answer: HttpAnswer) => void answers.push(answer);
  await (await createPerson(world, { listen })).choosePassword(link, passwords.fresh);
  await come({ ...right.who, password: passwords.fresh });
  for (const path of [linkForm, linkFormForgotten, merge])
    await come((await path.arrive(world, `path-${path.title.length}`)).who);
}, 120_000);
afterAll(async () => {
  if (!isClosed) await world?.close();
  rmSync(folder, { recursive: true });
});

function wrongLogin() {
  return { identifier: 'right@acme.example', password: passwords.wrongInForm };
}

async function listOutlets() {
  return {
    logs: (await world.logs()).map((entry) => JSON.stringify(entry)),
    executions: (await world.executions()).map((entry) => JSON.stringify(entry)),
    printed: await world.printed(),
    process: heard,
    calls: (await world.calls()).map((call) => JSON.stringify(call)),
    mails: (await world.messages()).map((mail) => JSON.stringify(mail)),
    addresses: answers.map(({ url }) => url.href),
    headers: answers.map(({ headers }) => JSON.stringify([...headers])),
    pages: answers.map(({ body }) => body),
  } satisfies Outlets;
}

test('everything that is scanned below has something in it, and every way ended as it should', async () => {
  const outlets = await listOutlets();
  expect(findCanaries(outlets, { somebody: 'right@acme.example' })).toEqual(
    ['logs', 'executions', 'calls', 'mails', 'pages'].map((one) => `${one}: somebody`),
  );
  expect(outlets.printed.filter((text) => text !== '').length).toBeGreaterThan(20);
  expect(ends).toEqual([
    ...['home', 'password', 'password', 'link_account', 'elsewhere'],
    ...['password', 'password', 'password', 'unavailable', 'unavailable'],
    ...['home', 'home', 'home', 'home', 'home'],
  ]);
});

test('no password comes out, however it is spelled', async () => {
  expect(findCanaries(await listOutlets(), passwords)).toEqual([]);
});

test('no key of a product, no secret of an application and no secret of an attempt comes out', async () => {
  const clients = (await world.clients()).flatMap(({ client_secret }) => client_secret ?? []);
  const attempts = (await world.users()).flatMap(
    ({ app_metadata }) => (app_metadata.confirmation as { secret?: string } | null)?.secret ?? [],
  );
  const secrets = [...(await world.productKeys()), ...clients, ...attempts];
  expect(attempts.length).toBeGreaterThan(0);
  expect(secrets.length).toBeGreaterThan(6);
  const named = Object.fromEntries(secrets.map((secret, index) => [`secret ${index}`, secret]));
  expect(findCanaries(await listOutlets(), named)).toEqual([]);
});

test('proofs and tickets are in their mail and in the browser that opens it, and nowhere else', async () => {
  const links = (await world.messages()).flatMap((mail) => mail.links);
  const proofs = links.flatMap((link) => /(?:ext-proof|ticket)=([\w-]+)/.exec(link)?.[1] ?? []);
  expect(proofs.length).toBeGreaterThanOrEqual(8);
  const named = Object.fromEntries(proofs.map((proof, index) => [`proof ${index}`, proof]));
  const { mails, addresses, headers, pages, ...inside } = await listOutlets();
  expect(findCanaries({ ...inside, products: await listProductAnswers() }, named)).toEqual([]);
  // A page that leads elsewhere must not take its address along.
  const unguarded = answers.filter(
    ({ url, status, headers: answered }) =>
      proofs.some((proof) => url.href.includes(proof)) &&
      status === 200 &&
      !/no-referrer|same-origin/.test(answered.get('referrer-policy') ?? ''),
  );
  expect(unguarded.map(({ url }) => url.pathname)).toEqual([]);
});

test('no token of ours or of the tenant is in a log, a mail or an address', async () => {
  const { pages, ...outlets } = await listOutlets();
  const token = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
  for (const [outlet, texts] of Object.entries(outlets))
    expect([outlet, texts.filter((text) => token.test(text)).length]).toEqual([outlet, 0]);
});

// ASVS 16.2.1: Auth0 keeps 256 characters of what a run prints.
test('what is kept of every refusal begins with its reason, whoever it was about', async () => {
  const refusals = (await world.executions()).flatMap(({ commands, logs }) =>
    commands
      .filter(({ call }) => call === 'access.deny')
      .map(({ args }) => ({ logs, reason: readReason(String(args[0])) })),
  );
  expect(refusals.length).toBeGreaterThan(0);
  for (const { logs, reason } of refusals) expect(logs).toContain(`refused: ${reason}`);
  const scripts = (await world.executions()).filter(({ handler }) => handler === 'login');
  for (const { logs } of scripts) expect(logs).toMatch(/^login: [a-z_]+(\s|$)/);
  for (const printed of await world.printed()) expect(printed.length).toBeLessThan(256);
});

test('the scan knows a secret in every spelling', () => {
  const secret = 'Canary!<"ü">&41';
  for (const before of ['', 'a', 'ab'])
    for (const text of [
      Buffer.from(`${before}${secret}xyz`).toString('base64'),
      Buffer.from(`${before}${secret}`).toString('base64url'),
      Buffer.from(`${before}${secret}`).toString('hex'),
      JSON.stringify({ before, secret }),
      new URLSearchParams({ before, secret }).toString(),
    ])
      expect([text, findCanaries({ here: [text] }, { secret })]).toEqual([text, ['here: secret']]);
  expect(listSpellings('plain')).toContain('plain');
});

test('when all is over, no password is in a file of the local world', async () => {
  isClosed = true;
  await world.close();
  const files = listFiles(folder).map((file) => readFileSync(file, 'latin1'));
  expect(files.length).toBeGreaterThanOrEqual(3);
  expect(findCanaries({ files }, passwords)).toEqual([]);
});

/** All that a product's pages and addresses said. */
async function listProductAnswers(): Promise<string[]> {
  const urls = await world.urls();
  return answers
    .filter(({ url }) => [urls.pim, urls.sdm].some((product) => url.href.startsWith(product)))
    .map(({ url, headers, body }) => `${url.href} ${JSON.stringify([...headers])} ${body}`);
}

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
