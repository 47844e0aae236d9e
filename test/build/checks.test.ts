import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { makeOrganization, makeTree, type Tree } from './good-tree.ts';

const ACTION = 'actions/check-in.json';
const CODE = 'actions/check-in.ts';
const DATABASE = 'database-connections/people/database.json';
const LOGIN = 'database-connections/people/login.ts';
const PAGES = 'tenant/prompts/custom-text.json';
const FRENCH = 'tenant/texts/fr/pages.json';
const FLOW = 'tenant/flows/mail.json';
const FORM = 'tenant/forms/door.json';
const KEYWORDS = 'tenant/keywords.json';
const ORGANIZATION = 'tenant/environments/local/organizations/acme.json';
const PRODUCTION = 'tenant/environments/production';

const ask = 'nodes/0/config/components';

/** One thing is spoiled, and the build says which check, file and key. */
const cases: [string, (tree: Tree) => void, string][] = [
  [
    'a script above the limit',
    (tree) => tree.replace(CODE, 'API_KEY === undefined', `API_KEY === '${'x'.repeat(80_000)}'`),
    `${CODE}: compiles to 81`,
  ],
  [
    'a handler under a wrong name',
    (tree) => tree.replace(CODE, 'onExecutePostLogin', 'onExecutePostLogn'),
    `${CODE}: onExecutePostLogin: is not exported (exports)`,
  ],
  [
    'an export that nobody calls',
    (tree) => tree.write('actions/check-in.ts', 'export const onExecutePostLogin = 1, more = 2;'),
    `${CODE}: more: Auth0 does not call this export (exports)`,
  ],
  [
    'a database script under a wrong name',
    (tree) => tree.replace(LOGIN, 'function login', 'function logIn'),
    `${LOGIN}: login: is not exported (exports)`,
  ],
  [
    'a script that Auth0 does not know',
    (tree) => tree.write('database-connections/people/sign_in.ts', 'export {};'),
    'database-connections/people/sign_in.ts: is no entry point that Auth0 knows (exports)',
  ],
  [
    'an unknown key in an Action',
    (tree) => tree.set(ACTION, 'secret', []),
    `${ACTION}: secret: unknown key (keys)`,
  ],
  [
    'an unknown option of a connection',
    (tree) => tree.set(DATABASE, 'options/importMode', true),
    `${DATABASE}: options.importMode: unknown key (keys)`,
  ],
  [
    'an unknown key in an organization',
    (tree) => tree.set(ORGANIZATION, 'meta', {}),
    `${ORGANIZATION}: meta: unknown key (keys)`,
  ],
  [
    'an unknown key in a form',
    (tree) => tree.set(FORM, 'language', 'en'),
    `${FORM}: language: unknown key (keys)`,
  ],
  [
    'an unknown key in a flow',
    (tree) => tree.set(FLOW, 'actions/0/allowFailure', true),
    `${FLOW}: actions.0.allowFailure: unknown key (keys)`,
  ],
  [
    'an unknown key deep in a form',
    (tree) => tree.set(FORM, `${ask}/1/config/label`, 'x'),
    `${FORM}: nodes.ask.config.components.next.config.label: unknown key (forms)`,
  ],
  [
    'a missing key',
    (tree) => tree.set('tenant/tenant.json', 'enabled_locales', undefined),
    'tenant/tenant.json: enabled_locales: is missing (keys)',
  ],
  [
    'a description that Auth0 would refuse as too long',
    (tree) => tree.set('tenant/clients/shop.json', 'description', 'x'.repeat(141)),
    'tenant/clients/shop.json: description: must be a text of at most 140 characters (keys)',
  ],
  [
    'a value of another type',
    (tree) => tree.set('tenant/clients/shop.json', 'callbacks', 'https://shop'),
    'tenant/clients/shop.json: callbacks: must be a list (keys)',
  ],
  [
    'a file that nothing reads',
    (tree) => tree.write('tenant/client/shop.json', '{}'),
    'tenant/client/shop.json: nothing reads a file of this name here (keys)',
  ],
  [
    'a secret that the code reads and the JSON lacks',
    (tree) => tree.set(ACTION, 'secrets', [{ name: 'DOOR_FORM', value: '@@DOOR_FORM@@' }]),
    `${ACTION}: secrets.API_KEY: is read by the code and not declared (secrets)`,
  ],
  [
    'a secret that the JSON has and the code does not read',
    (tree) => tree.replace(CODE, 'DOOR_FORM, API_KEY', 'API_KEY, ...rest'),
    `${ACTION}: secrets.DOOR_FORM: is declared and not read when the code starts (secrets)`,
  ],
  [
    'a configuration key that a script reads and the JSON lacks',
    (tree) => tree.set(DATABASE, 'options/configuration/HOME', undefined),
    `${DATABASE}: options.configuration.HOME: is read by the code and not declared (secrets)`,
  ],
  [
    'a configuration key that no script reads',
    (tree) => tree.set(DATABASE, 'options/configuration/OTHER', 'x'),
    `${DATABASE}: options.configuration.OTHER: is declared and not read when the code starts (secrets)`,
  ],
  [
    'a dependency that is not exact',
    (tree) => tree.set(ACTION, 'dependencies/0/version', '^7.1.0'),
    `${ACTION}: dependencies.auth0: ^7.1.0 is not an exact version (dependencies)`,
  ],
  [
    'a dependency of another version than the tested one',
    (tree) => tree.set(ACTION, 'dependencies/0/version', '7.0.0'),
    `${ACTION}: dependencies.auth0: 7.0.0 is not the version in package.json, 7.1.0 (dependencies)`,
  ],
  [
    'a package that is required and not declared',
    (tree) => tree.set(ACTION, 'dependencies', []),
    `${ACTION}: dependencies.auth0: is required by the code and not declared (dependencies)`,
  ],
  [
    'a package that is declared and not required',
    (tree) =>
      tree.set(ACTION, 'dependencies', [
        { name: 'auth0', version: '7.1.0' },
        { name: 'axios', version: '1.0.0' },
      ]),
    `${ACTION}: dependencies.axios: is declared and not required by the code (dependencies)`,
  ],
  [
    'a keyword that is not declared',
    (tree) => tree.set('tenant/tenant.json', 'support_url', '##HELP##'),
    `tenant/tenant.json: HELP: is not declared in ${KEYWORDS} (keywords)`,
  ],
  [
    'a keyword in a mail',
    (tree) => tree.replace('tenant/pages/error_page.html', 'Sorry', '@@SORRY@@'),
    `tenant/pages/error_page.html: SORRY: is not declared in ${KEYWORDS} (keywords)`,
  ],
  [
    'a keyword that is used nowhere',
    (tree) => tree.set(KEYWORDS, 'OLD', { kind: 'setting', description: 'x' }),
    `${KEYWORDS}: OLD: is declared and used nowhere (keywords)`,
  ],
  [
    'a marker in the code',
    (tree) => tree.replace(CODE, "'missing secret'", "'##HOME##'"),
    `${CODE}: HOME: Deploy CLI would replace this in the code (keywords)`,
  ],
  [
    'a secret where it can be read',
    (tree) => tree.set('tenant/clients/shop.json', 'description', '##API_KEY##'),
    'tenant/clients/shop.json: API_KEY: a secret would be readable here (keywords)',
  ],
  [
    'a setting without a value',
    (tree) => tree.set(`${PRODUCTION}/settings.json`, 'HOME', undefined),
    `${PRODUCTION}/settings.json: HOME: has no value (environment-settings)`,
  ],
  [
    'an address over http in the settings of a tenant that others can reach',
    (tree) => tree.set(`${PRODUCTION}/settings.json`, 'SHOP_CALLBACKS', ['http://shop.example/']),
    `${PRODUCTION}/settings.json: SHOP_CALLBACKS.0: must be https (environment-settings)`,
  ],
  // A33, ASVS 10.4.1.
  [
    'an address with a wildcard in the settings of a tenant that others can reach',
    (tree) =>
      tree.set(`${PRODUCTION}/settings.json`, 'SHOP_CALLBACKS', ['https://*.shop.example/']),
    `${PRODUCTION}/settings.json: SHOP_CALLBACKS.0: must be one address: a wildcard takes whoever gets hold of a host below it (environment-settings)`,
  ],
  [
    'http on loopback, in whatever spelling, for a tenant that others can reach',
    (tree) => tree.set(`${PRODUCTION}/settings.json`, 'ALLOW_LOOPBACK_HTTP', true),
    `${PRODUCTION}/settings.json: ALLOW_LOOPBACK_HTTP: is for the local environment (environment-settings)`,
  ],
  [
    'an issuer without its final slash',
    (tree) => tree.set(`${PRODUCTION}/settings.json`, 'ISSUER', 'https://login.acme.example'),
    `${PRODUCTION}/settings.json: ISSUER: must be https://, a host in lower case, and a slash at its end (environment-settings)`,
  ],
  [
    'a Management API that is no host',
    (tree) =>
      tree.set(`${PRODUCTION}/settings.json`, 'MANAGEMENT_DOMAIN', 'https://acme.auth0.com'),
    `${PRODUCTION}/settings.json: MANAGEMENT_DOMAIN: must be a host in lower case, without https:// and without a slash (environment-settings)`,
  ],
  [
    'a secret in the settings',
    (tree) => tree.set(`${PRODUCTION}/settings.json`, 'API_KEY', 'x'),
    `${PRODUCTION}/settings.json: API_KEY: is no setting of ${KEYWORDS} (environment-settings)`,
  ],
  [
    'a keyword that the tenant gives, of nothing in particular',
    (tree) =>
      tree.set('tenant/keywords.json', 'DOOR_FORM', { kind: 'deployed', description: 'A form' }),
    'tenant/keywords.json: DOOR_FORM: `from` must say what gives its value (keywords)',
  ],
  [
    'a theme outside the limits',
    (tree) => tree.write('tenant/themes/theme.json', spoilTheme('button_border_radius', 20)),
    'tenant/themes/theme.json: Payload validation error: ',
  ],
  [
    'an Action that would not be deployed',
    (tree) => tree.set(ACTION, 'deployed', false),
    `${ACTION}: deployed: must be true`,
  ],
  [
    'an Action without its JSON',
    (tree) => tree.write('actions/lonely.ts', 'export const onExecutePostLogin = 1;'),
    'actions/lonely.ts: has no lonely.json (action-files)',
  ],
  [
    'an Action whose code path is another',
    (tree) => tree.set(ACTION, 'code', './actions/other.js'),
    `${ACTION}: code: must be ./actions/check-in.js (action-files)`,
  ],
  [
    'an import without get_user',
    (tree) => tree.set(DATABASE, 'options/customScripts/get_user', undefined),
    `${DATABASE}: options.customScripts.get_user: import mode needs it (database-files)`,
  ],
  [
    'a script path that points nowhere',
    (tree) => tree.set(DATABASE, 'options/customScripts/create', './create.js'),
    `${DATABASE}: options.customScripts.create: has no file (database-files)`,
  ],
  [
    'scripts without their context',
    (tree) => tree.set(DATABASE, 'options/enable_script_context', false),
    `${DATABASE}: options.enable_script_context: must be true`,
  ],
  [
    'a mail body that does not exist',
    (tree) => tree.remove('tenant/flows/mail.html'),
    `${FLOW}: actions.1.params.body: there is no tenant/flows/mail.html (html-files)`,
  ],
  [
    'a page that nothing names',
    (tree) => tree.write('tenant/pages/login.html', '<p></p>'),
    'tenant/pages/login.html: no file beside it names it (html-files)',
  ],
  [
    'a trigger that names no Action',
    (tree) => tree.set('tenant/triggers/triggers.json', 'post-login/0/action_name', 'chek-in'),
    'tenant/triggers/triggers.json: post-login.0: no Action is named chek-in (triggers)',
  ],
  [
    'an Action bound to no trigger',
    (tree) => tree.set('tenant/triggers/triggers.json', 'post-login', []),
    `${ACTION}: is bound 0 times`,
  ],
  [
    'an Action bound to another trigger than its own',
    (tree) => tree.replace('tenant/triggers/triggers.json', 'post-login', 'post-change-password'),
    'tenant/triggers/triggers.json: post-change-password.0: check-in is an Action for post-login (triggers)',
  ],
  [
    'a grant for no application',
    (tree) => tree.set('tenant/grants/shop.json', 'client_id', 'Shopp'),
    'tenant/grants/shop.json: client_id: no application is named Shopp (names)',
  ],
  [
    'a connection for no application',
    (tree) => tree.set(DATABASE, 'enabled_clients', ['Shop', 'Shed']),
    `${DATABASE}: enabled_clients.1: no application is named Shed (names)`,
  ],
  [
    'an organization without a connection of that name',
    (tree) => tree.set(ORGANIZATION, 'connections/0/name', 'persons'),
    `${ORGANIZATION}: connections.0.name: no database connection is named persons (names)`,
  ],
  [
    'a form that an Action names and nobody wrote',
    (tree) => tree.set(FORM, 'name', 'gate'),
    `${KEYWORDS}: DOOR_FORM: no form has this name (names)`,
  ],
  [
    'a name used twice',
    (tree) => {
      tree.write('tenant/clients/zoo.json', '{"name":"Shop"}');
    },
    'tenant/clients/zoo.json: name: tenant/clients/shop.json has the name Shop already (names)',
  ],
  [
    'a form with a flow that does not exist',
    (tree) => tree.set(FORM, 'nodes/1/config/flow_id', 'post'),
    `${FORM}: mail: there is no flow post (forms)`,
  ],
  [
    'a flow with a vault connection that does not exist',
    (tree) => tree.set(FLOW, 'actions/0/params/connection_id', 'vault'),
    `${FLOW}: actions.keep.params.connection_id: there is no vault connection vault (forms)`,
  ],
  [
    'a form that goes nowhere',
    (tree) => tree.set(FORM, 'nodes/1/config/next_node', 'away'),
    `${FORM}: mail: there is no node away (forms)`,
  ],
  [
    'a text missing in a language',
    (tree) => tree.set(FRENCH, 'login-id', {}),
    `${FRENCH}: login-id.title: is missing (texts)`,
  ],
  [
    'a text that says nothing',
    (tree) => tree.set(FRENCH, 'login-id/title', ' '),
    `${FRENCH}: login-id.title: is empty (texts)`,
  ],
  [
    'a text only in another language',
    (tree) => tree.set(FRENCH, 'login-id/buttonText', 'Continuer'),
    `${FRENCH}: login-id.buttonText: translates nothing (texts)`,
  ],
  [
    'a text that lost its variable',
    (tree) => tree.set(FRENCH, 'login-id/title', 'Connexion'),
    `${FRENCH}: login-id.title: has no placeholders where the original has \${clientName} (texts)`,
  ],
  [
    'a sentence that names a button by hand',
    (tree) => tree.replace('tenant/texts/fr/mails.json', '[[forms.door.next]]', 'Continuer'),
    'tenant/texts/fr/mails.json: link.text: has {{ custom_vars.link }} where the original has',
  ],
  [
    'a text that nobody wrote',
    (tree) => tree.set(PAGES, 'login-id/login-id/title', '[[pages.login-id.heading]]'),
    `${PAGES}: en.login-id.login-id.title: nothing says what [[pages.login-id.heading]] is`,
  ],
  [
    'a page in English alone',
    (tree) => tree.set(PAGES, 'login-id/login-id/title', 'Sign in'),
    `${PAGES}: login-id.login-id.title: is the same in every language (prompt-texts)`,
  ],
  [
    'texts in a language that is not enabled',
    (tree) => tree.write('tenant/texts/de/pages.json', '{}'),
    'tenant/texts/de/pages.json: is in a language that enabled_locales of tenant/tenant.json does not have',
  ],
  [
    'a form text in English alone',
    (tree) => tree.set(FORM, `${ask}/1/config/text`, 'Go on'),
    `${FORM}: translations.fr.components.next.config.text: is missing (form-texts)`,
  ],
  [
    'a message of a form in English alone',
    (tree) => tree.set(FORM, 'messages', { custom: { later: 'Later' } }),
    `${FORM}: translations.fr.messages.custom.later: is missing (form-texts)`,
  ],
  [
    'a language enabled and not translated',
    (tree) => tree.set('tenant/tenant.json', 'enabled_locales', ['en', 'fr', 'de']),
    'tenant/texts/de/forms.json: door.label: is missing (texts)',
  ],
  [
    'a mail body without a language',
    (tree) => tree.write('tenant/emails/reset_email.html', 'Hello'),
    'tenant/emails/reset_email.html: has no branch for the language fr (mail-languages)',
  ],
  [
    'a mail subject of a flow without a language',
    (tree) => tree.set(FLOW, 'actions/1/params/subject', 'Link'),
    `${FLOW}: send.subject: has no branch for the language fr (mail-languages)`,
  ],
  [
    'a mail with broken Liquid',
    (tree) => tree.write('tenant/flows/mail.html', "{% if a == 'fr' %}Cliquez{% else %}Click"),
    'not closed, line:1, col:1 (liquid)',
  ],
  [
    'an ext- value that may grow',
    (tree) =>
      tree.set(FLOW, 'actions/1/params/custom_vars/link', '{{vars.url}}&ext-proof={{vars.secret}}'),
    `${FLOW}: actions.1.params.custom_vars.link ext-proof: must be functions.sha256(...)`,
  ],
  [
    'an ext- value with more than a digest in it',
    (tree) =>
      tree.set(
        FLOW,
        'actions/1/params/custom_vars/link',
        '{{vars.url}}&ext-proof={{functions.sha256(vars.a)}}{{vars.b}}',
      ),
    `${FLOW}: actions.1.params.custom_vars.link ext-proof: must be functions.sha256(...)`,
  ],
  [
    'an ext- value with a character that Auth0 refuses',
    (tree) => tree.set(FLOW, 'actions/1/params/custom_vars/link', '{{vars.url}}?ext-a=x{y&b=1'),
    `${FLOW}: actions.1.params.custom_vars.link ext-a: must be functions.sha256(...)`,
  ],
  [
    'an ext- value composed in code',
    (tree) => tree.replace(CODE, "'missing secret'", "'https://x?ext-proof=' + API_KEY"),
    `${CODE}: ext-proof: a link with an ext- value is composed in a flow`,
  ],
  [
    'a rollout that is none of the three',
    (tree) => tree.set(ORGANIZATION, 'metadata/rollout', 'yes'),
    `${ORGANIZATION}: metadata.rollout: must be on, off or pilot (organizations)`,
  ],
  [
    'a pilot of nobody',
    (tree) => tree.set(ORGANIZATION, 'metadata/rollout', 'pilot'),
    `${ORGANIZATION}: metadata.pilot_1: a pilot names at least one email (organizations)`,
  ],
  [
    'a product over http that is not on loopback',
    (tree) => tree.set(ORGANIZATION, 'metadata/pim_url', 'http://pim.example.com'),
    `${ORGANIZATION}: metadata.pim_url: must be https`,
  ],
  [
    'a product over http outside the local environment',
    (tree) =>
      tree.set(`${PRODUCTION}/organizations/globex.json`, 'metadata/pim_url', 'http://localhost'),
    `${PRODUCTION}/organizations/globex.json: metadata.pim_url: must be https`,
  ],
  [
    'a local product outside the local environment',
    (tree) =>
      tree.set(`${PRODUCTION}/organizations/globex.json`, 'metadata/pim_url', '##LOCAL_PIM##/x'),
    `${PRODUCTION}/organizations/globex.json: metadata.pim_url: ##LOCAL_PIM##/x is not a URL`,
  ],
  [
    'a product URL with a final slash',
    (tree) => tree.set(ORGANIZATION, 'metadata/pim_url', 'https://pim.example.com/'),
    `${ORGANIZATION}: metadata.pim_url: must not end in a slash`,
  ],
  [
    'an organization without a product',
    (tree) => tree.set(ORGANIZATION, 'metadata/pim_url', undefined),
    `${ORGANIZATION}: metadata: has the URL of no product (organizations)`,
  ],
  [
    'metadata that Auth0 would cut',
    (tree) => tree.set(ORGANIZATION, 'metadata/pilot_1', 'x'.repeat(256)),
    `${ORGANIZATION}: metadata.pilot_1: is over 255 characters (organizations)`,
  ],
  [
    'metadata under a misspelt key',
    (tree) => tree.set(ORGANIZATION, 'metadata/roll_out', 'on'),
    `${ORGANIZATION}: metadata.roll_out: unknown key (organizations)`,
  ],
  [
    '26 keys of metadata',
    (tree) => {
      for (let n = 1; n <= 23; n += 1) tree.set(ORGANIZATION, `metadata/pilot_${n}`, 'a@b.test');
    },
    `${ORGANIZATION}: metadata: has over 25 keys (organizations)`,
  ],
  [
    'a customer id that is no UUID',
    (tree) => tree.set(ORGANIZATION, 'metadata/customer_id', 'acme'),
    `${ORGANIZATION}: metadata.customer_id: must be a UUID in lower case (customer-ids)`,
  ],
  [
    'a customer id that changed',
    (tree) =>
      tree.set(ORGANIZATION, 'metadata/customer_id', '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002'),
    `${ORGANIZATION}: metadata.customer_id: was 6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001 and must never change`,
  ],
  [
    'a new customer whose id is not recorded',
    (tree) =>
      tree.write(
        'tenant/environments/local/organizations/new.json',
        JSON.stringify(
          makeOrganization('new', {
            customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a005',
            pim_url: 'https://new.example.com',
          }),
        ),
      ),
    'new.json: metadata.customer_id: is not in tenant/environments/local/customer-ids.json',
  ],
  [
    'the id of a customer who left, used again',
    (tree) =>
      tree.write(
        'tenant/environments/local/organizations/new.json',
        JSON.stringify(
          makeOrganization('new', {
            customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a009',
            pim_url: 'https://new.example.com',
          }),
        ),
      ),
    'new.json: metadata.customer_id: belongs to gone and is never used again',
  ],
  [
    'one customer id for two organizations',
    (tree) =>
      tree.write(
        'tenant/environments/local/organizations/twin.json',
        JSON.stringify(
          makeOrganization('twin', {
            customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
            pim_url: 'https://twin.example.com',
          }),
        ),
      ),
    'twin.json: metadata.customer_id: tenant/environments/local/organizations/acme.json uses the same id',
  ],
];

function spoilTheme(border: string, value: number): string {
  const theme = JSON.parse(readFileSync('tenant/themes/theme.json', 'utf8'));
  theme.borders[border] = value;
  return JSON.stringify(theme);
}

test.each(cases)('the build refuses %s', async (_, spoil, expected) => {
  const tree = makeTree();
  try {
    spoil(tree);
    expect(await tree.problems()).toContainEqual(expect.stringContaining(expected));
  } finally {
    tree.close();
  }
});

test('the tree that each of them spoils is good', async () => {
  const tree = makeTree();
  try {
    expect(await tree.problems()).toEqual([]);
  } finally {
    tree.close();
  }
});

test('literals of Auth0, up to 255 characters, may follow an ext- name', async () => {
  const tree = makeTree();
  try {
    tree.set(FLOW, 'actions/1/params/custom_vars/link', '{{vars.url}}&ext-step=2&ext-b=a:b~c/d');
    expect(await tree.problems()).toEqual([]);
  } finally {
    tree.close();
  }
});
