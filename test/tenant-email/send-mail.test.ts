import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Inbox } from '../../local/inbox/start-inbox.ts';
import { startInbox } from '../../local/inbox/start-inbox.ts';
import { sendMail } from '../../local/tenant/email/send-mail.ts';
import { sendTemplate } from '../../local/tenant/email/send-template.ts';
import { createClock } from '../../local/tenant/store/clock.ts';
import type { EmailTemplate, TenantConfiguration } from '../../local/tenant/store/types.ts';
import { acme, makeTenant, pimClient } from '../support/make-tenant.ts';

let inbox: Inbox;
beforeAll(async () => {
  inbox = await startInbox({ clock: createClock(), smtpPort: 0, host: '127.0.0.1' });
});
beforeEach(async () => {
  await inbox.app.request('/messages', { method: 'DELETE' });
});
afterAll(() => inbox.close());

function tenantWith(configuration: Partial<TenantConfiguration> = {}) {
  const emailProvider = {
    name: 'smtp',
    enabled: true,
    default_from_address: 'no-reply@akeneo.test',
    credentials: { smtp_host: '127.0.0.1', smtp_port: inbox.smtpPort },
  };
  return makeTenant({ configuration: { emailProvider, ...configuration } });
}

const template = (parts: Partial<EmailTemplate>): EmailTemplate => ({
  template: 'reset_email',
  from: '{{ friendly_name }} <security@akeneo.test>',
  subject: 'Reset for {{ user.email }}',
  body: '<a href="{{ url | escape }}">{{ application.name }}</a>',
  enabled: true,
  ...parts,
});

const mail = { to: 'julia@acme.test', subject: 'S', html: '<p>H</p>' };
const julia = { email: 'julia@acme.test', name: 'Julia', app_metadata: {}, user_metadata: {} };

test("a flow's mail sees its custom variables and the common ones", async () => {
  const tenant = tenantWith();
  const outcome = await sendMail(tenant, {
    ...mail,
    subject: '{{ custom_vars.who }} at {{ organization.display_name }}',
    html: '<p>{{ user.name }} {{ application.name }} {{ support_email }} {{ friendly_name }} {{ tenant }}</p>',
    customVars: { who: 'Julia' },
    context: { user: julia, application: pimClient, organization: acme },
  });
  expect(outcome).toEqual({ kind: 'sent' });
  const [message] = inbox.messages({ to: 'julia@acme.test' });
  expect(message?.subject).toBe('Julia at Acme');
  expect(message?.html).toContain(
    '<p>Julia Akeneo PIM support@akeneo.test Akeneo Product Cloud localhost</p>',
  );
  expect(message?.from).toBe('no-reply@akeneo.test');
  expect(message?.text).toBeUndefined();
  expect(tenant.state.logs).toEqual([]);
});

test('a template goes out with its own sender, subject, body and link', async () => {
  const tenant = tenantWith({ emailTemplates: [template({})] });
  const outcome = await sendTemplate(tenant, 'reset_email', {
    user: julia,
    application: pimClient,
    url: 'http://localhost:4400/u/reset-verify?ticket=a&b=c',
  });
  expect(outcome).toEqual({ kind: 'sent' });
  const [message] = inbox.messages();
  expect(message).toMatchObject({
    from: 'Akeneo Product Cloud <security@akeneo.test>',
    subject: 'Reset for julia@acme.test',
    links: ['http://localhost:4400/u/reset-verify?ticket=a&b=c'],
  });
});

test.each([
  ['application.clientID', 'pim-client'],
  ['application.callback_domain', 'http://localhost:4401'],
  ['application.client_metadata.product', 'pim'],
  ['client.name', 'Akeneo PIM'],
  ['connection.name', 'akeneo-product-cloud'],
  ['request_language', 'fr'],
  ['support_url', 'https://help.akeneo.test'],
  ['user.email_verified', 'false'],
  ['user.app_metadata.migrated.from', 'pim'],
  ['user.source_ip', '203.0.113.7'],
  ['organization.name', 'acme'],
  ['organization.metadata.rollout', 'on'],
  ['code', '123456'],
  ['user.identities', ''],
  ['user.passwordHash', ''],
])('the variable %s is %s', async (name, expected) => {
  const tenant = tenantWith({ emailTemplates: [template({ subject: `[{{ ${name} }}]` })] });
  await sendTemplate(tenant, 'reset_email', {
    user: { ...julia, app_metadata: { migrated: { from: 'pim' } } },
    application: pimClient,
    connection: { name: 'akeneo-product-cloud' },
    organization: acme,
    language: 'fr',
    code: '123456',
    sourceIp: '203.0.113.7',
  });
  expect(inbox.messages()[0]?.subject).toBe(`[${expected}]`);
});

test('a disabled template, or a disabled provider, sends nothing and is no failure', async () => {
  const off = tenantWith({ emailTemplates: [template({ enabled: false })] });
  expect(await sendTemplate(off, 'reset_email', { user: julia })).toEqual({ kind: 'disabled' });
  const provider = {
    name: 'smtp',
    enabled: false,
    default_from_address: 'a@b.test',
    credentials: {},
  };
  expect(await sendMail(tenantWith({ emailProvider: provider }), mail)).toEqual({
    kind: 'disabled',
  });
  expect(inbox.messages()).toEqual([]);
  expect(off.state.logs).toEqual([]);
});

test('a template that the files do not carry is a failure in the log', async () => {
  const tenant = tenantWith();
  const outcome = await sendTemplate(tenant, 'blocked_account', { user: julia });
  expect(outcome).toEqual({ kind: 'failed', reason: 'no_template' });
  expect(tenant.state.logs).toMatchObject([
    { type: 'fn', details: { reason: 'no_template', template: 'blocked_account' } },
  ]);
});

test.each([
  'julia@acme.test, evil@evil.test',
  'julia@acme.test evil@evil.test',
  'julia@acme.test;evil@evil.test',
  'Julia <julia@acme.test>',
  'team:julia@acme.test,evil@evil.test;',
  'julia@acme.test\r\nBcc: evil@evil.test',
  'julia@acme.test\u0000',
  'julia@@acme.test',
  'julia',
  '',
])('a recipient that is not one plain address is refused: %j', async (to) => {
  const tenant = tenantWith();
  expect(await sendMail(tenant, { ...mail, to })).toEqual({
    kind: 'failed',
    reason: 'invalid_recipient',
  });
  expect(inbox.messages()).toEqual([]);
  expect(tenant.state.logs.map(({ type }) => type)).toEqual(['fn']);
});

test('an unusual but plain address is fine', async () => {
  const to = "o'neil+pim@acme.test";
  expect(await sendMail(tenantWith(), { ...mail, to })).toEqual({ kind: 'sent' });
  expect(inbox.messages({ to })).toHaveLength(1);
});

test('a hostile name adds neither a header nor a second sender', async () => {
  const friendly_name = 'A <evil@evil.test>,\r\nBcc: victim@acme.test';
  const tenant = tenantWith({
    settings: { friendly_name, enabled_locales: ['en'] },
    emailTemplates: [template({ subject: 'For {{ user.name }}' })],
  });
  const user = { ...julia, name: 'J\r\nBcc: victim@acme.test\r\n\r\n<b>body</b>' };
  expect(await sendTemplate(tenant, 'reset_email', { user })).toEqual({ kind: 'sent' });
  const [message] = inbox.messages();
  expect(message?.to).toEqual(['julia@acme.test']);
  expect(message?.subject).toBe('For J Bcc: victim@acme.test <b>body</b>');
  expect(message?.from).toContain('<security@akeneo.test>');
  expect(message?.headers.map(({ name }) => name.toLowerCase())).not.toContain('bcc');
});

test('a broken template, a missing host and a silent server fail without throwing, each with its reason', async () => {
  const broken = tenantWith();
  expect(await sendMail(broken, { ...mail, html: '{% madeup %}' })).toEqual({
    kind: 'failed',
    reason: 'invalid_template',
  });
  const provider = {
    name: 'smtp',
    enabled: true,
    default_from_address: 'a@b.test',
    credentials: {},
  };
  expect(await sendMail(tenantWith({ emailProvider: provider }), mail)).toEqual({
    kind: 'failed',
    reason: 'provider_misconfigured',
  });
  const gone = await startInbox({ clock: createClock(), smtpPort: 0, host: '127.0.0.1' });
  await gone.close();
  const credentials = {
    smtp_host: '127.0.0.1',
    smtp_port: gone.smtpPort,
    smtp_user: 'user',
    smtp_pass: 'a secret password',
  };
  const unreachable = tenantWith({ emailProvider: { ...provider, credentials } });
  expect(await sendMail(unreachable, mail)).toEqual({ kind: 'failed', reason: 'not_delivered' });
  expect(unreachable.state.logs).toMatchObject([{ type: 'fn', details: { error: 'ESOCKET' } }]);
  expect(JSON.stringify(unreachable.state.logs)).not.toContain('a secret password');
});
