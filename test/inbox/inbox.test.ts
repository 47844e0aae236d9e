import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { Inbox } from '../../local/inbox/start-inbox.ts';
import { startInbox } from '../../local/inbox/start-inbox.ts';
import { createClock } from '../../local/tenant/store/clock.ts';
import { launchBrowser } from '../support/browser.ts';

const clock = createClock();
let inbox: Inbox;

beforeAll(async () => {
  inbox = await startInbox({ clock, smtpPort: 0, host: '127.0.0.1' });
});
beforeEach(async () => {
  await inbox.app.request('/messages', { method: 'DELETE' });
});
afterAll(() => inbox.close());

interface Mail {
  to?: string | string[];
  subject?: string;
  html?: string;
  text?: string;
  bcc?: string;
}

async function send(mail: Mail, auth?: { user: string; pass: string }) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: inbox.smtpPort,
    ...(auth ? { auth } : {}),
  });
  await transport.sendMail({
    from: 'Akeneo <no-reply@akeneo.test>',
    to: 'julia@acme.test',
    ...mail,
  });
}

const get = async (path: string) => (await inbox.app.request(path)).text();

test('a mail sent over SMTP is in the list as soon as the sender is told so', async () => {
  await send({ to: 'Julia@Acme.test', subject: 'Héllo ✓', html: '<p>Hi</p>', text: 'Hi' });
  const [message] = inbox.messages();
  expect(message).toMatchObject({
    from: 'Akeneo <no-reply@akeneo.test>',
    to: ['julia@acme.test'],
    subject: 'Héllo ✓',
  });
  expect(message?.html).toContain('<p>Hi</p>');
  expect(message?.text?.trim()).toBe('Hi');
  expect(await get('/')).toContain('Héllo ✓');
});

test('a sender with any name and password is accepted too', async () => {
  await send({ subject: 'signed in' }, { user: 'whoever', pass: 'whatever' });
  expect(inbox.messages().map(({ subject }) => subject)).toEqual(['signed in']);
});

test('newest first, and the filter takes a whole address in any case', async () => {
  await send({ subject: 'one' });
  await send({ subject: 'two', to: 'peter@acme.test' });
  await send({ subject: 'three' });
  const list = async (path: string) =>
    ((await (await inbox.app.request(path)).json()) as { subject: string }[]).map((m) => m.subject);
  expect(await list('/messages.json')).toEqual(['three', 'two', 'one']);
  expect(await list('/messages.json?to=JULIA@acme.test')).toEqual(['three', 'one']);
  expect(await list('/messages.json?to=acme.test')).toEqual([]);
  const page = await get('/?to=peter@acme.test');
  expect(page).toContain('two');
  expect(page).not.toContain('three');
});

test('a blind copy is listed for the one who got it', async () => {
  await send({ subject: 'copy', bcc: 'boss@acme.test' });
  expect(inbox.messages({ to: 'boss@acme.test' })).toHaveLength(1);
});

test('when a mail came is told by the clock of the world', async () => {
  await send({ subject: 'old' });
  clock.advance(3 * 3_600_000);
  await send({ subject: 'new' });
  const [fresh, old] = inbox.messages();
  expect((fresh?.receivedAt ?? 0) - (old?.receivedAt ?? 0)).toBeGreaterThanOrEqual(3 * 3_600_000);
  expect(await get('/')).toContain('3 hours ago');
});

test('the JSON of a mail names the links of both parts, once each, and only web links', async () => {
  await send({
    html: `<a href="https://a.test/?x=1&amp;y=2">a</a> <A class=b HREF='https://b.test/&#x41;'>b</A>
      <!-- <a href="https://hidden.test/">c</a> --> <a href="javascript:alert(1)">d</a> <a href=https://e.test>e</a>`,
    text: 'See https://a.test/?x=1&y=2, or (https://f.test/g).',
  });
  const [message] = inbox.messages();
  const twin = (await (await inbox.app.request(`/messages/${message?.id}.json`)).json()) as {
    links: string[];
  };
  expect(twin.links).toEqual([
    'https://a.test/?x=1&y=2',
    'https://b.test/A',
    'https://e.test',
    'https://f.test/g',
  ]);
});

test('hostile subject, sender, header and text are shown as text', async () => {
  const attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
  const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort });
  await transport.sendMail({
    from: { name: attack, address: 'a@b.test' },
    to: 'julia@acme.test',
    subject: attack,
    text: attack,
    headers: { 'x-attack': attack },
    attachments: [{ filename: `${attack}.txt`, content: 'x' }],
  });
  const id = inbox.messages()[0]?.id;
  for (const path of ['/', `/messages/${id}`, `/messages/${id}?part=text`]) {
    const shown = await get(path);
    expect(shown).not.toContain('<script>alert');
    expect(shown).not.toContain('<img');
    expect(shown).toContain('&lt;script&gt;alert(1)');
  }
});

test('a filter full of markup is shown as text', async () => {
  expect(await get(`/?to=${encodeURIComponent('"><script>x</script>')}`)).not.toContain(
    '<script>x',
  );
});

test('the HTML of a mail stays in a frame without scripts, forms or remote content', async () => {
  await send({ html: '<script>alert(1)</script><a href="https://a.test/">go</a>' });
  const id = inbox.messages()[0]?.id;
  const shown = await get(`/messages/${id}`);
  expect(shown).not.toContain('<script>alert');
  const sandbox = /<iframe[^>]*sandbox="([^"]*)"/.exec(shown)?.[1]?.split(' ');
  expect(sandbox).toEqual([
    'allow-same-origin',
    'allow-popups',
    'allow-popups-to-escape-sandbox',
    'allow-top-navigation-by-user-activation',
  ]);

  const frame = await inbox.app.request(`/messages/${id}/html`);
  const policy = frame.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).toMatch(/sandbox (?!.*allow-scripts)/);
  expect(policy).not.toMatch(/script-src|https?:/);
  expect(await frame.text()).toMatch(/^<!doctype html><base target="_blank">/);
});

/** A resize is told, and a script of a link has run, before the second. */
const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

const lowerEdge = (box: { y: number; height: number } | null) => (box ? box.y + box.height : 0);

test('in a browser the frame is as high as its mail at any width, and a link in it runs no script', async () => {
  const links = `<a href="javascript:opener.top.document.title='taken'">script</a> <a href="javascript:top.document.title='taken'" target="_top">top</a>`;
  await send({
    html: `<body style="margin:0">${links}<p>${'word '.repeat(900)}</p><p id="end">Not you?</p></body>`,
  });
  const server = serve({ fetch: inbox.app.fetch, port: 0, hostname: '127.0.0.1' });
  const browser = await launchBrowser();
  try {
    if (!server.listening) await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/messages/${inbox.messages()[0]?.id}`);
    const mail = page.frameLocator('iframe');
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(twoFrames);
      const below = lowerEdge(await page.locator('iframe').boundingBox());
      const space = below - lowerEdge(await mail.locator('#end').boundingBox());
      expect(space).toBeGreaterThanOrEqual(0);
      expect(space).toBeLessThan(60);
    }
    for (const name of ['script', 'top']) await mail.getByText(name, { exact: true }).click();
    await page.evaluate(twoFrames);
    expect(await page.title()).not.toContain('taken');
  } finally {
    await browser.close();
    server.close();
  }
}, 60_000);

test('a page of ours runs only our own script and cannot be framed', async () => {
  const policy = (await inbox.app.request('/')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

test('a mail without HTML, and one without a text part, say so', async () => {
  await send({ text: 'only text' });
  await send({ html: '<p>only html</p>' });
  const [html, text] = inbox.messages();
  expect(await get(`/messages/${text?.id}`)).toContain('only text');
  expect(await get(`/messages/${text?.id}`)).not.toContain('<iframe');
  expect(await get(`/messages/${html?.id}?part=text`)).toContain('no plain text part');
  expect((await inbox.app.request(`/messages/${text?.id}/html`)).status).toBe(404);
});

test('a mail that is not there is a 404, page and JSON', async () => {
  expect((await inbox.app.request('/messages/999999')).status).toBe(404);
  expect((await inbox.app.request('/messages/999999.json')).status).toBe(404);
});

test('only the newest 500 mails are kept', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort, pool: true });
  for (let n = 1; n <= 501; n += 1) {
    await transport.sendMail({ from: 'a@b.test', to: 'c@d.test', subject: `mail ${n}` });
  }
  transport.close();
  const subjects = inbox.messages().map(({ subject }) => subject);
  expect(subjects).toHaveLength(500);
  expect([subjects[0], subjects.at(-1)]).toEqual(['mail 501', 'mail 2']);
});

test('a mail beyond 5 MB is refused and not kept', async () => {
  await expect(send({ text: 'x'.repeat(6 * 1024 * 1024) })).rejects.toThrow(/size/i);
  expect(inbox.messages()).toEqual([]);
});

test('another page can neither delete mails nor read them under a name of its own', async () => {
  await send({ subject: 'stays' });
  const post = (headers: Record<string, string>) =>
    inbox.app.request('/messages/delete', { method: 'POST', headers });
  expect((await post({ origin: 'http://evil.test' })).status).toBe(403);
  expect((await post({ origin: 'null' })).status).toBe(403);
  expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  const rebound = await inbox.app.request('/messages.json', { headers: { host: 'evil.test' } });
  expect(rebound.status).toBe(403);
  expect(inbox.messages()).toHaveLength(1);

  const own = await post({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' });
  expect(own.status).toBe(303);
  expect(inbox.messages()).toEqual([]);
});

test('the inbox does not start on an address that others can reach', async () => {
  await expect(startInbox({ clock, smtpPort: 0, host: '0.0.0.0' })).rejects.toThrow(/this machine/);
});

test('a taken port is an error at start', async () => {
  await expect(startInbox({ clock, smtpPort: inbox.smtpPort, host: '127.0.0.1' })).rejects.toThrow(
    /EADDRINUSE/,
  );
});
