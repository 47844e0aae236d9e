import { generateKeyPairSync } from 'node:crypto';
import { ManagementClient } from 'auth0';

/** A program of its own: what the real SDK gets from each resource, printed as JSON. Nothing of ours is imported. */
const [domain = '', clientId = '', clientSecret = '', userId = '', connectionId = ''] =
  process.argv.slice(2);
const api = new ManagementClient({ domain, clientId, clientSecret, maxRetries: 0 });

/** The status and code of what is refused. */
async function refused(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
    return 'taken';
  } catch (error) {
    const { statusCode, body } = error as { statusCode?: number; body?: { message?: string } };
    return [statusCode, body?.message];
  }
}

const trips: Record<string, () => Promise<unknown>> = {
  async clients() {
    const made = await api.clients.create({ name: 'Shop', app_type: 'non_interactive' });
    const id = made.client_id ?? '';
    await api.clients.update(id, { description: 'sells' });
    const { description } = await api.clients.get(id);
    const page = await api.clients.list({ include_totals: true, is_global: false });
    await api.clients.rotateSecret(id);
    await api.clients.delete(id);
    return [description, page.data.map(({ name }) => name), await refused(api.clients.get(id))];
  },
  async 'client credentials'() {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { client_id: id = '' } = await api.clients.create({ name: 'Keyed' });
    const made = await api.clients.credentials.create(id, {
      credential_type: 'public_key',
      name: 'one',
      pem,
    });
    const expires = { expires_at: '2030-01-01T00:00:00.000Z' };
    await api.clients.credentials.update(id, made.id ?? '', expires);
    const list = await api.clients.credentials.list(id);
    await api.clients.credentials.delete(id, made.id ?? '');
    await api.clients.delete(id);
    return [Object.keys(made).sort(), list.map(({ name, expires_at }) => [name, expires_at])];
  },
  async grants() {
    const { client_id = '' } = await api.clients.create({ name: 'Granted' });
    const audience = `https://${domain}/api/v2/`;
    const made = await api.clientGrants.create({ client_id, audience, scope: ['read:users'] });
    await api.clientGrants.update(made.id ?? '', { scope: ['read:logs'] });
    const { data } = await api.clientGrants.list({ client_id });
    await api.clientGrants.delete(made.id ?? '');
    await api.clients.delete(client_id);
    return data.map(({ scope }) => scope);
  },
  async connections() {
    const made = await api.connections.create({ name: 'people-two', strategy: 'auth0' });
    const id = made.id ?? '';
    await api.connections.update(id, { options: { disable_signup: true } });
    await api.connections.clients.update(id, [{ client_id: clientId, status: true }]);
    const enabled = await api.connections.clients.get(id);
    const found = await api.connections.get(id);
    await api.connections.delete(id);
    return [found.options?.disable_signup, enabled.data.length];
  },
  async 'resource servers'() {
    const made = await api.resourceServers.create({
      identifier: 'https://catalog.example',
      scopes: [{ value: 'read:catalog', description: 'Read it' }],
    });
    await api.resourceServers.update(made.id ?? '', { token_lifetime: 60 });
    const found = await api.resourceServers.get(made.id ?? '');
    return [found.token_lifetime, found.scopes];
  },
  async 'roles and permissions'() {
    const permissions = [
      { permission_name: 'read:catalog', resource_server_identifier: 'https://catalog.example' },
    ];
    const { id = '' } = await api.roles.create({ name: 'Editor', description: 'edits' });
    const again = await refused(api.roles.create({ name: 'Editor' }));
    await api.roles.update(id, { description: 'edits a lot' });
    await api.roles.permissions.add(id, { permissions });
    await api.roles.users.assign(id, { users: [userId] });
    const role = await api.roles.get(id);
    const listed = await api.roles.list({ name_filter: 'edit' });
    const granted = await api.roles.permissions.list(id);
    const users = await api.roles.users.list(id);
    const ofUser = await api.users.roles.list(userId);
    await api.users.permissions.create(userId, { permissions });
    const held = await api.users.permissions.list(userId);
    await api.users.permissions.delete(userId, { permissions });
    await api.roles.permissions.delete(id, { permissions });
    await api.users.roles.delete(userId, { roles: [id] });
    const left = [
      (await api.roles.permissions.list(id)).data,
      (await api.roles.users.list(id)).data,
    ];
    const stranger = [{ permission_name: 'no', resource_server_identifier: 'no' }];
    const unknown = await refused(api.roles.permissions.add(id, { permissions: stranger }));
    await api.roles.delete(id);
    return {
      again,
      role: { ...role, id: id.replace(/_.+/, '_') },
      listed: listed.data.map(({ name }) => name),
      granted: granted.data,
      users: users.data.map(({ email }) => email),
      ofUser: ofUser.data.map(({ name }) => name),
      sources: held.data.map((one) =>
        Object(one).sources.map((from: { source_type: string }) => from.source_type),
      ),
      left,
      unknown,
      gone: await refused(api.roles.get(id)),
    };
  },
  async organizations() {
    const made = await api.organizations.create({ name: 'globex', display_name: 'Globex' });
    const id = made.id ?? '';
    await api.organizations.enabledConnections.add(id, { connection_id: connectionId });
    await api.organizations.update(id, { metadata: { rollout: 'off' } });
    const found = await api.organizations.getByName('globex');
    const enabled = await api.organizations.enabledConnections.list(id);
    await api.organizations.enabledConnections.delete(id, connectionId);
    await api.organizations.delete(id);
    return [found.metadata, enabled.data.length];
  },
  async 'actions, versions, triggers'() {
    const made = await api.actions.create({
      name: 'greet',
      code: 'exports.onExecutePostLogin = async () => {};',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
    });
    const id = made.id ?? '';
    let built = await api.actions.get(id);
    for (let tries = 0; built.status !== 'built' && tries < 20; tries += 1)
      built = await api.actions.get(id);
    const version = await api.actions.deploy(id);
    const versions = await api.actions.versions.list(id);
    await api.actions.update(id, { code: 'exports.onExecutePostLogin = async () => 1;' });
    await api.actions.triggers.bindings.updateMany('post-login', {
      bindings: [{ ref: { type: 'action_name', value: 'greet' }, display_name: 'greet' }],
    });
    const bound = await api.actions.triggers.bindings.list('post-login');
    await api.actions.triggers.bindings.updateMany('post-login', { bindings: [] });
    const triggers = await api.actions.triggers.list();
    const found = await api.actions.get(id);
    await api.actions.delete(id);
    return [
      made.status,
      version.number,
      versions.data.length,
      bound.data.length,
      found.all_changes_deployed,
      (triggers.triggers ?? []).length > 0,
    ];
  },
  async 'flows, vault, forms'() {
    const vault = await api.flows.vault.connections.create({
      name: 'mail',
      app_id: 'HTTP',
      setup: { type: 'BEARER', token: 'worthless-text' },
    } as never);
    const flow = await api.flows.create({ name: 'send', actions: [] } as never);
    const form = await api.forms.create({ name: 'ask' } as never);
    await api.flows.update(flow.id, { name: 'send it' });
    await api.forms.update(form.id, { name: 'ask it' });
    const shown = await api.flows.vault.connections.get(vault.id);
    const names = [(await api.flows.get(flow.id)).name, (await api.forms.get(form.id)).name];
    await api.forms.delete(form.id);
    await api.flows.delete(flow.id);
    await api.flows.vault.connections.delete(vault.id);
    return [names, 'setup' in shown];
  },
  async 'prompts, texts, partials'() {
    const settings = await api.prompts.updateSettings({ identifier_first: true });
    await api.prompts.customText.set('login-id', 'en', { 'login-id': { title: 'Hello' } });
    const partial = { 'login-id': { 'form-content-start': '<p>Hello</p>' } };
    await api.prompts.partials.set('login-id', partial);
    return [
      settings.identifier_first,
      await api.prompts.customText.get('login-id', 'en'),
      await api.prompts.partials.get('login-id'),
      await refused(api.prompts.partials.set('login-id', { 'login-id': { nowhere: '' } })),
    ];
  },
  async 'branding and its page template'() {
    const none = await refused(api.branding.templates.getUniversalLogin());
    await api.branding.update({ colors: { primary: '#112233' } });
    const { colors } = await api.branding.get();
    const template =
      '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';
    await api.branding.templates.updateUniversalLogin({ template });
    const half = await refused(
      api.branding.templates.updateUniversalLogin({ template: '{%- auth0:head -%}' }),
    );
    const found = await api.branding.templates.getUniversalLogin();
    await api.branding.templates.deleteUniversalLogin();
    return [none, colors, half, Object(found).body === template];
  },
  async themes() {
    return refused(api.branding.themes.getDefault());
  },
  async 'custom domains'() {
    const made = await api.customDomains.create({
      domain: 'login.acme.example',
      type: 'auth0_managed_certs',
    });
    const id = made.custom_domain_id;
    const twice = await refused(
      api.customDomains.create({ domain: 'login.acme.example', type: 'auth0_managed_certs' }),
    );
    const { status } = await api.customDomains.verify(id);
    await api.customDomains.setDefault({ domain: 'login.acme.example' });
    await api.customDomains.update(id, { domain_metadata: { brand: 'acme' } });
    const kept = await refused(api.customDomains.delete(id));
    const list = await api.customDomains.list();
    await api.customDomains.setDefault({ domain: 'localhost' });
    await api.customDomains.delete(id);
    return [
      made.status,
      made.verification.methods?.[0]?.name,
      twice,
      status,
      kept,
      Array.isArray(list) && list.length,
      await refused(api.customDomains.get(id)),
    ];
  },
  async 'log streams'() {
    const sink = {
      httpEndpoint: 'https://logs.example/in',
      httpContentFormat: 'JSONLINES',
    } as const;
    const made = await api.logStreams.create({ name: 'logs', type: 'http', sink });
    const { id = '' } = made as { id?: string };
    await api.logStreams.update(id, { status: 'paused' });
    const found = await api.logStreams.get(id);
    const wrong = await refused(
      api.logStreams.create({ name: 'x', type: 'http', sink: { httpEndpoint: 'ftp://x' } }),
    );
    const count = (await api.logStreams.list()).length;
    await api.logStreams.delete(id);
    return [
      Object(found).status,
      Object(found).sink,
      wrong,
      count,
      await refused(api.logStreams.get(id)),
    ];
  },
  async emails() {
    const none = await refused(api.emails.provider.get());
    await api.emails.provider.create({
      name: 'smtp',
      default_from_address: 'no-reply@acme.example',
      credentials: { smtp_host: 'localhost', smtp_port: 25, smtp_user: 'u', smtp_pass: 'p' },
    });
    const provider = await api.emails.provider.get();
    const template = {
      template: 'reset_email',
      body: '{{ url }}',
      from: '',
      subject: 'Hello',
      syntax: 'liquid',
      enabled: true,
    } as const;
    await api.emailTemplates.create(template);
    await api.emailTemplates.update('reset_email', { subject: 'Bye' });
    const { subject } = await api.emailTemplates.get('reset_email');
    return [none, provider.credentials, subject];
  },
  async 'attack protection'() {
    await api.attackProtection.bruteForceProtection.update({ max_attempts: 7 });
    await api.attackProtection.breachedPasswordDetection.update({ enabled: false });
    const { max_attempts } = await api.attackProtection.bruteForceProtection.get();
    const { enabled } = await api.attackProtection.suspiciousIpThrottling.get();
    return [max_attempts, enabled];
  },
  async 'tenant settings'() {
    await api.tenants.settings.update({ friendly_name: 'Mine' });
    return (await api.tenants.settings.get()).friendly_name;
  },
  async 'guardian factors'() {
    await api.guardian.factors.set('otp', { enabled: true });
    const otp = (await api.guardian.factors.list()).find(({ name }) => name === 'otp');
    const unknown = await refused(
      api.guardian.factors.set('telepathy' as never, { enabled: true }),
    );
    await api.guardian.policies.set(['all-applications']);
    const policies = await api.guardian.policies.list();
    await api.guardian.factors.sms.setTwilioProvider({ from: '+1000', sid: 'AC1' });
    await api.guardian.factors.phone.setTemplates({
      enrollment_message: 'e',
      verification_message: 'v',
    });
    await api.guardian.factors.phone.setMessageTypes({ message_types: ['sms'] });
    await api.guardian.factors.phone.setProvider({ provider: 'twilio' });
    await api.guardian.factors.pushNotification.setSnsProvider({ aws_region: 'eu-west-1' });
    await api.guardian.factors.pushNotification.setFcmProvider({ server_key: 'k' });
    await api.guardian.factors.duo.settings.set({ host: 'duo.example' });
    return {
      otp: otp?.enabled,
      unknown,
      policies,
      sms: await api.guardian.factors.sms.getTwilioProvider(),
      templates: await api.guardian.factors.phone.getTemplates(),
      types: await api.guardian.factors.phone.getMessageTypes(),
      provider: await api.guardian.factors.phone.getSelectedProvider(),
      sns: await api.guardian.factors.pushNotification.getSnsProvider(),
      duo: await api.guardian.factors.duo.settings.get(),
    };
  },
  async jobs() {
    const users = [
      { email: 'ada@acme.test', email_verified: true, app_metadata: { plan: 'a' } },
      { email: 'not an address' },
    ];
    const file = () => new Blob([JSON.stringify(users)], { type: 'application/json' });
    const begun = await api.jobs.usersImports.create({
      users: file(),
      connection_id: connectionId,
    });
    const ended = await api.jobs.get(begun.id);
    const errors = await api.jobs.errors.get(begun.id);
    const exported = await api.jobs.usersExports.create({
      connection_id: connectionId,
      format: 'json',
      fields: [{ name: 'email' }, { name: 'app_metadata.plan', export_as: 'plan' }],
    });
    const { location = '' } = await api.jobs.get(exported.id);
    const lines = await new Response(
      (await fetch(location)).body?.pipeThrough(new DecompressionStream('gzip')),
    ).text();
    const mail = await api.jobs.verificationEmail.create({ user_id: userId });
    return {
      begun: [begun.status, begun.type],
      ended: [ended.status, ended.summary],
      errors: Array.isArray(errors) && errors.length,
      exported: [exported.status, exported.type],
      lines: lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
      mail: [mail.status, mail.type],
      missing: await refused(api.jobs.get('job_0000000000000000')),
    };
  },
  async tickets() {
    const { ticket } = await api.tickets.changePassword({ user_id: userId });
    return /\/u\/[\w-]+\?ticket=\w+#?$/.test(ticket);
  },
  async 'user blocks'() {
    const { blocked_for } = await api.userBlocks.list(userId);
    await api.userBlocks.delete(userId);
    return blocked_for;
  },
  async logs() {
    const page = await api.logs.list({ per_page: 1, sort: 'date:-1' });
    const [first] = page.data;
    const found = await api.logs.get(Object(first).log_id);
    return Object(found).log_id === Object(first).log_id;
  },
  async search() {
    const byMail = await api.users.list({ q: 'email:"julia@acme.test"', search_engine: 'v3' });
    return byMail.data.length;
  },
};

const results: Record<string, unknown> = {};
for (const [name, trip] of Object.entries(trips)) {
  try {
    results[name] = await trip();
  } catch (error) {
    results[name] = `failed: ${error}`;
  }
}
console.info(JSON.stringify(results));
