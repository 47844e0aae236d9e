import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assemble, type BuildOutcome, describeProblem } from '../../scripts/build/assemble.ts';

/** A repository in a temporary folder that the build takes; a test spoils one thing in it. */
export interface Tree {
  root: string;
  out: string;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Sets a value in a JSON file at a dotted path; `undefined` removes it. */
  set(path: string, key: string, value: unknown): void;
  replace(path: string, from: string, to: string): void;
  build(environment?: string): Promise<BuildOutcome>;
  /** The problems as they are printed. */
  problems(): Promise<string[]>;
  close(): void;
}

export function makeTree(): Tree {
  const root = mkdtempSync(join(tmpdir(), 'good-tree-'));
  const out = join(root, 'build');
  const tree: Tree = {
    root,
    out,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    set(path, key, value) {
      const json = JSON.parse(readFileSync(join(root, path), 'utf8'));
      const keys = key.split('/');
      const last = keys.pop() ?? '';
      const parent = keys.reduce((inner, name) => inner[name], json);
      if (value === undefined) delete parent[last];
      else parent[last] = value;
      tree.write(path, JSON.stringify(json));
    },
    replace(path, from, to) {
      const text = readFileSync(join(root, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
      tree.write(path, text.replace(from, to));
    },
    build: (environment = 'local') => assemble({ root, out, environment }),
    async problems() {
      const outcome = await tree.build();
      return outcome.kind === 'built' ? [] : outcome.problems.map(describeProblem);
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const [path, content] of Object.entries(files)) {
    tree.write(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return tree;
}

const files: Record<string, unknown> = {
  'package.json': { devDependencies: { auth0: '7.1.0' } },
  'actions/check-in.ts': `
    import { ManagementClient } from 'auth0';
    import { shout } from './steps/shout.ts';
    export async function onExecutePostLogin(event: any, api: any): Promise<void> {
      const { DOOR_FORM, API_KEY } = event.secrets;
      if (API_KEY === undefined) return api.access.deny(shout('missing secret'));
      new ManagementClient({ token: API_KEY });
      api.prompt.render(DOOR_FORM);
    }`,
  'actions/steps/shout.ts': 'export const shout = (text: string): string => text.toUpperCase();',
  'actions/check-in.json': {
    name: 'check-in',
    code: './actions/check-in.js',
    runtime: 'node22',
    deployed: true,
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    dependencies: [{ name: 'auth0', version: '7.1.0' }],
    secrets: [
      { name: 'DOOR_FORM', value: '@@DOOR_FORM@@' },
      { name: 'API_KEY', value: '@@API_KEY@@' },
    ],
  },
  'database-connections/people/login.ts': `
    import { createHmac } from 'node:crypto';
    declare const configuration: Record<string, string>;
    export function login(identifier: string, password: string, context: any, callback: any): void {
      const { API_KEY, HOME } = configuration;
      if (!API_KEY || !HOME) return callback(new Error('missing'));
      const digest = createHmac('sha256', API_KEY).update(identifier + password + HOME).digest('hex');
      callback(null, { user_id: digest, organization: context.organization });
    }`,
  'database-connections/people/get_user.ts': `
    export function getUser(_identifier: string, _context: unknown, callback: any): void {
      callback(null);
    }`,
  'database-connections/people/database.json': {
    name: 'people',
    strategy: 'auth0',
    enabled_clients: ['Shop'],
    options: {
      import_mode: true,
      enabledDatabaseCustomization: true,
      enable_script_context: true,
      customScripts: { login: './login.js', get_user: './get_user.js' },
      configuration: { API_KEY: '@@API_KEY@@', HOME: '@@HOME@@' },
    },
  },
  'tenant/tenant.json': { friendly_name: 'Test', enabled_locales: ['en', 'fr'] },
  'tenant/keywords.json': {
    API_KEY: { kind: 'secret', description: 'Key of the API' },
    HOME: { kind: 'setting', description: 'Start page' },
    DOOR_FORM: {
      kind: 'deployed',
      description: 'Id of the form door',
      from: { form: 'door' },
    },
    SHOP_CALLBACKS: { kind: 'setting', description: 'JSON array' },
    LOCAL_PIM: { kind: 'setting', description: 'Local only' },
  },
  'tenant/clients/shop.json': {
    name: 'Shop',
    app_type: 'regular_web',
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
    callbacks: '@@SHOP_CALLBACKS@@',
    initiate_login_uri: '##HOME##/start',
    organization_usage: 'require',
  },
  'tenant/grants/shop.json': { client_id: 'Shop', audience: 'https://api/', scope: ['read:users'] },
  'tenant/triggers/triggers.json': {
    'post-login': [{ action_name: 'check-in', display_name: 'check-in' }],
  },
  'tenant/prompts/prompts.json': { universal_login_experience: 'new', identifier_first: true },
  'tenant/prompts/custom-text.json': {
    'login-id': { 'login-id': { title: '[[pages.login-id.title]]' } },
  },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Auth0's own variables
  'tenant/texts/en/pages.json': { 'login-id': { title: 'Sign in to ${clientName}' } },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Auth0's own variables
  'tenant/texts/fr/pages.json': { 'login-id': { title: 'Connexion à ${clientName}' } },
  'tenant/texts/en/forms.json': {
    door: { label: 'Email', placeholder: 'you@example.com', next: 'Go on' },
  },
  'tenant/texts/fr/forms.json': {
    door: { label: 'E-mail', placeholder: 'vous@exemple.fr', next: 'Continuer' },
  },
  'tenant/texts/en/mails.json': {
    reset: { subject: 'Password', text: 'Hello {{ user.name }}' },
    link: { text: 'Click {{ custom_vars.link }}, then [[forms.door.next]]' },
  },
  'tenant/texts/fr/mails.json': {
    reset: { subject: 'Mot de passe', text: 'Bonjour {{ user.name }}' },
    link: { text: 'Cliquez {{ custom_vars.link }}, puis [[forms.door.next]]' },
  },
  'tenant/emails/reset_email.json': {
    template: 'reset_email',
    body: './reset_email.html',
    from: 'shop@example.com',
    subject: '[[mails.reset.subject]]',
    syntax: 'liquid',
    enabled: true,
  },
  'tenant/emails/reset_email.html': '<language from="request_language">\n[[mails.reset.text]]',
  'tenant/pages/error_page.json': { name: 'error_page', html: './error_page.html' },
  'tenant/pages/error_page.html': '<p>Sorry</p>',
  'tenant/flow-vault-connections/api.json': {
    name: 'api',
    app_id: 'AUTH0',
    setup: {
      type: 'OAUTH_APP',
      client_id: 'x',
      client_secret: '@@API_KEY@@',
      domain: 'example.auth0.com',
    },
  },
  'tenant/flows/mail.json': {
    name: 'mail',
    actions: [
      {
        id: 'keep',
        type: 'AUTH0',
        action: 'UPDATE_USER',
        params: {
          connection_id: 'api',
          user_id: '{{context.user.user_id}}',
          changes: { app_metadata: { asked: 'yes' } },
        },
      },
      {
        id: 'send',
        type: 'AUTH0',
        action: 'SEND_EMAIL',
        params: {
          to: '{{fields.email}}',
          subject: '{{ custom_vars.subject }}',
          body: './mail.html',
          custom_vars: {
            language: '{{vars.language}}',
            subject: '{{vars.mail_subject}}',
            link: '{{vars.url}}&ext-proof={{functions.sha256(vars.secret)}}',
          },
        },
      },
    ],
  },
  'tenant/flows/mail.html': '<language from="custom_vars.language">\n[[mails.link.text]]',
  'tenant/forms/door.json': {
    name: 'door',
    languages: { primary: 'en', default: 'en' },
    start: { next_node: 'ask' },
    nodes: [
      {
        id: 'ask',
        type: 'STEP',
        config: {
          next_node: 'mail',
          components: [
            {
              id: 'email',
              category: 'FIELD',
              type: 'EMAIL',
              label: '[[forms.door.label]]',
              required: true,
              config: { placeholder: '[[forms.door.placeholder]]' },
            },
            {
              id: 'next',
              category: 'BLOCK',
              type: 'NEXT_BUTTON',
              config: { text: '[[forms.door.next]]' },
            },
          ],
        },
      },
      { id: 'mail', type: 'FLOW', config: { flow_id: 'mail', next_node: '$ending' } },
    ],
    ending: { resume_flow: true },
  },
  'tenant/environments/local/customer-ids.json': {
    '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001': 'acme',
    '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a009': 'gone',
  },
  'tenant/environments/local/organizations/acme.json': makeOrganization('acme', {
    customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
    pim_url: '##LOCAL_PIM##/acme',
  }),
  'tenant/environments/production/customer-ids.json': {
    '0b0e8a52-0000-4c3e-8f57-0c8a3de1b001': 'globex',
  },
  'tenant/environments/production/settings.json': {
    HOME: 'https://shop.example.com',
    SHOP_CALLBACKS: ['https://shop.example.com/callback'],
  },
  'tenant/environments/production/organizations/globex.json': makeOrganization('globex', {
    customer_id: '0b0e8a52-0000-4c3e-8f57-0c8a3de1b001',
    pim_url: 'https://globex.example.com',
  }),
};

export function makeOrganization(name: string, metadata: Record<string, string>) {
  return {
    name,
    display_name: name,
    metadata: { rollout: 'on', ...metadata },
    connections: [{ name: 'people', assign_membership_on_login: true, is_signup_enabled: false }],
  };
}
