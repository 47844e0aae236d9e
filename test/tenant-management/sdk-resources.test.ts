import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { managementScopes } from '../../local/tenant/management-api/management-scopes.ts';
import { addUser, extension, julia, makeApi, peopleId } from './fixture.ts';
import { serveApi } from './serve-api.ts';

const folder = mkdtempSync(join(tmpdir(), 'management-sdk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let results: Record<string, unknown>;
beforeAll(async () => {
  const { tenant } = makeApi();
  Object.assign(tenant, { ratePlan: 'unlimited' });
  const { configuration } = tenant;
  configuration.emailProvider = null;
  configuration.theme = {};
  await addUser(tenant, julia, 'julia@acme.test');
  const api = await serveApi(tenant, managementScopes, folder);
  const tsx = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href;
  const { client_id, client_secret } = extension;
  try {
    const printed = await api.run([
      '--import',
      tsx,
      resolve('test/tenant-management/sdk-resources.ts'),
      tenant.managementDomain,
      client_id,
      client_secret,
      `auth0|${julia}`,
      peopleId,
    ]);
    results = JSON.parse(printed);
  } finally {
    api.close();
  }
}, 60_000);

const error = (statusCode: number, message: string) => [statusCode, message];
const invalid = (what: string) => error(400, `Payload validation error: '${what}'.`);

test('the real SDK reads and writes every resource that an export or a deploy knows', () => {
  expect(results).toEqual({
    clients: [
      'sells',
      ['Akeneo PIM', 'Tenant extension', 'Shop'],
      error(404, 'The client does not exist'),
    ],
    'client credentials': [
      ['alg', 'created_at', 'credential_type', 'id', 'kid', 'name', 'updated_at'],
      [['one', '2030-01-01T00:00:00.000Z']],
    ],
    grants: [['read:logs']],
    connections: [true, 1],
    'resource servers': [60, [{ value: 'read:catalog', description: 'Read it' }]],
    'roles and permissions': {
      again: error(409, 'The role already exists.'),
      role: { id: 'rol_', name: 'Editor', description: 'edits a lot' },
      listed: ['Editor'],
      granted: [
        {
          permission_name: 'read:catalog',
          description: 'Read it',
          resource_server_name: 'https://catalog.example',
          resource_server_identifier: 'https://catalog.example',
        },
      ],
      users: ['julia@acme.test'],
      ofUser: ['Editor'],
      sources: [['DIRECT', 'ROLE']],
      left: [[], []],
      unknown: error(404, 'The permission does not exist.'),
      gone: error(404, 'The role does not exist.'),
    },
    organizations: [{ rollout: 'off' }, 1],
    'actions, versions, triggers': ['building', 1, 1, 1, false, true],
    'flows, vault, forms': [['send it', 'ask it'], false],
    'prompts, texts, partials': [
      true,
      { 'login-id': { title: 'Hello' } },
      { 'login-id': { 'form-content-start': '<p>Hello</p>' } },
      invalid('Additional properties not allowed: nowhere'),
    ],
    'branding and its page template': [
      error(404, 'The template does not exist'),
      { primary: '#112233' },
      invalid('The template must contain the {%- auth0:widget -%} tag'),
      true,
    ],
    themes: error(404, 'The theme does not exist'),
    'custom domains': [
      'pending_verification',
      'cname',
      error(409, 'Custom domain already exists.'),
      'ready',
      error(
        409,
        'Cannot delete the default custom domain. Please set another domain as default before deleting this one.',
      ),
      1,
      error(404, 'The custom domain does not exist.'),
    ],
    'log streams': [
      'paused',
      { httpEndpoint: 'https://logs.example/in', httpContentFormat: 'JSONLINES' },
      invalid("Object didn't pass validation for format https-uri on property sink.httpEndpoint"),
      1,
      error(404, 'The log stream does not exist.'),
    ],
    emails: [
      error(404, 'No email provider is configured.'),
      { smtp_host: 'localhost', smtp_port: 25, smtp_user: 'u' },
      'Bye',
    ],
    'attack protection': [7, true],
    'tenant settings': 'Mine',
    'guardian factors': {
      otp: true,
      unknown: error(404, 'The factor does not exist'),
      policies: ['all-applications'],
      sms: { from: '+1000', sid: 'AC1' },
      templates: { enrollment_message: 'e', verification_message: 'v' },
      types: { message_types: ['sms'] },
      provider: { provider: 'twilio' },
      sns: { aws_region: 'eu-west-1' },
      duo: { host: 'duo.example' },
    },
    jobs: {
      begun: ['pending', 'users_import'],
      ended: ['completed', { failed: 1, updated: 0, inserted: 1, total: 2 }],
      errors: 1,
      exported: ['pending', 'users_export'],
      lines: [{ email: 'julia@acme.test' }, { email: 'ada@acme.test', plan: 'a' }],
      mail: ['pending', 'verification_email'],
      missing: error(404, 'The job does not exist.'),
    },
    tickets: true,
    'user blocks': [],
    logs: true,
    search: 1,
  });
});
