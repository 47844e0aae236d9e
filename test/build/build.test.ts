import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { renderLiquid } from '../../local/tenant/email/render-liquid.ts';
import { makeTree, type Tree } from './good-tree.ts';

let tree: Tree;
beforeEach(() => {
  tree = makeTree();
});
afterEach(() => tree.close());

const read = (path: string) => readFileSync(join(tree.out, path), 'utf8');

test('a good tree is built: what Deploy CLI reads and nothing else', async () => {
  const outcome = await tree.build();
  expect(outcome).toMatchObject({ kind: 'built' });
  expect(outcome.kind === 'built' && outcome.files).toEqual([
    'actions/check-in.js',
    'actions/check-in.json',
    'clients/shop.json',
    'database-connections/people/database.json',
    'database-connections/people/get_user.js',
    'database-connections/people/login.js',
    'emails/reset_email.html',
    'emails/reset_email.json',
    'flow-vault-connections/api.json',
    'flows/mail.json',
    'forms/door.json',
    'grants/shop.json',
    'organizations/acme.json',
    'pages/error_page.html',
    'pages/error_page.json',
    'prompts/custom-text.json',
    'prompts/prompts.json',
    'tenant.json',
    'triggers/triggers.json',
  ]);
});

test('another environment: its organizations and only those', async () => {
  const outcome = await tree.build('production');
  const files = outcome.kind === 'built' ? outcome.files : [];
  expect(files.filter((file) => file.startsWith('organizations/'))).toEqual([
    'organizations/globex.json',
  ]);
  expect(await tree.build('staging')).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'tenant/environments/staging' }],
  });
});

test('a log stream of an environment: built for it alone, and refused where its sink would hold a secret', async () => {
  const file = 'tenant/environments/production/log-streams/operations.json';
  const sink = { awsAccountId: '123456789012', awsRegion: 'eu-west-1' };
  tree.write(file, JSON.stringify({ name: 'operations', type: 'eventbridge', sink }));
  const filesOf = async (environment: string) => {
    const outcome = await tree.build(environment);
    return outcome.kind === 'built' ? outcome.files : outcome.problems;
  };
  expect(await filesOf('production')).toContain('log-streams/operations.json');
  expect(await filesOf('local')).not.toContain('log-streams/operations.json');
  tree.set(file, 'type', 'splunk');
  tree.set(file, 'sink/splunkToken', 'a-token');
  expect((await tree.problems()).filter((line) => line.startsWith(file))).toEqual([
    `${file}: type: must be one of eventbridge, eventgrid (keys)`,
    `${file}: sink.splunkToken: unknown key (keys)`,
  ]);
  tree.remove(file);
});

test('an Action is a CommonJS module with its packages left outside', async () => {
  await tree.build();
  const required: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  runInNewContext(read('actions/check-in.js'), {
    module,
    require(name: string) {
      required.push(name);
      return {};
    },
  });
  expect(Object.keys(module.exports)).toEqual(['onExecutePostLogin']);
  expect(required).toEqual(['auth0']);
});

test('a database script is an expression in every form in which it may be evaluated', async () => {
  await tree.build();
  for (const [file, name, arity] of [
    ['login', 'login', 4],
    ['get_user', 'getUser', 3],
  ] as const) {
    const code = read(`database-connections/people/${file}.js`);
    const forms = [
      runInNewContext(`(${code})`),
      runInNewContext(`(function () { return ${code} })()`),
      runInNewContext(`var script = ${code}; script`),
    ];
    for (const script of forms) {
      expect([script.name, script.length]).toEqual([name, arity]);
    }
  }
});

test('a database script runs from its text alone, with node core and its configuration', async () => {
  await tree.build();
  const login = runInNewContext(`(${read('database-connections/people/login.js')})`, {
    require,
    configuration: { API_KEY: 'key', HOME: 'home' },
  });
  const profile = await new Promise((done) =>
    login('julia', 'secret', { organization: 'acme' }, (_: unknown, user: unknown) => done(user)),
  );
  expect(profile).toMatchObject({
    organization: 'acme',
    user_id: expect.stringMatching(/^\w{64}$/),
  });
});

test.each([
  ['fr', 'Cliquez here, puis Continuer'],
  ['fr-CA,fr;q=0.9,en;q=0.8', 'Cliquez here, puis Continuer'],
  ['nl, FR;q=0.5', 'Cliquez here, puis Continuer'],
  ['en-GB,fr', 'Click here, then Go on'],
  ['de', 'Click here, then Go on'],
  ['', 'Click here, then Go on'],
  [undefined, 'Click here, then Go on'],
])(
  'the mail of a flow is written into it; to a reader of %j it says %s',
  async (language, said) => {
    await tree.build();
    const flow = JSON.parse(read('flows/mail.json'));
    const variables = {
      custom_vars: { link: 'here', ...(language !== undefined && { language }) },
    };
    expect(renderLiquid(flow.actions[1].params.body, variables).trim()).toBe(said);
  },
);

test('the subject of a mail is chosen like its body', async () => {
  await tree.build();
  const { subject } = JSON.parse(read('emails/reset_email.json'));
  expect(renderLiquid(subject, { request_language: 'fr' })).toBe('Mot de passe');
  expect(renderLiquid(subject, {})).toBe('Password');
});

test('a form gets its translations, a page its table in every language', async () => {
  await tree.build();
  expect(JSON.parse(read('forms/door.json')).translations).toEqual({
    fr: {
      components: {
        email: { label: 'E-mail', config: { placeholder: 'vous@exemple.fr' } },
        next: { config: { text: 'Continuer' } },
      },
    },
  });
  expect(JSON.parse(read('prompts/custom-text.json'))).toMatchObject({
    en: { 'login-id': { 'login-id': { title: expect.stringMatching(/^Sign in to/) } } },
    fr: { 'login-id': { 'login-id': { title: expect.stringMatching(/^Connexion/) } } },
  });
});

test('a build with problems lists them all and leaves no build behind', async () => {
  await tree.build();
  expect(existsSync(tree.out)).toBe(true);
  tree.set('tenant/tenant.json', 'frendly_name', 'x');
  tree.replace('actions/check-in.ts', 'onExecutePostLogin', 'onExecutePostLogn');
  const problems = await tree.problems();
  expect(problems).toContain('tenant/tenant.json: frendly_name: unknown key (keys)');
  expect(problems).toContain('actions/check-in.ts: onExecutePostLogin: is not exported (exports)');
  expect(existsSync(tree.out)).toBe(false);
});

test('JSON that cannot be read and code that does not compile are problems like others', async () => {
  tree.write('tenant/clients/shop.json', '{ "name": ');
  tree.write('actions/check-in.ts', 'export const = 1;');
  const problems = await tree.problems();
  expect(problems).toContainEqual(
    expect.stringMatching(/^tenant\/clients\/shop.json: is not JSON/),
  );
  expect(problems).toContainEqual(
    expect.stringMatching(/^actions\/check-in.ts: .*Expected identifier/s),
  );
});
