import type { FlowAction } from '../../local/tenant/forms/definition.ts';
import type { FlowDefinition, FormDefinition, JsonObject } from '../../local/tenant/store/types.ts';

const eq = (left: string, right: string | boolean) => ({
  operator: 'AND',
  operands: [{ operator: 'EQ', operands: [left, right] }],
});

const block = (id: string, type: string, config: JsonObject) => ({
  id,
  category: 'BLOCK',
  type,
  config,
});

/** Asks for a backup address, mails a code to it and waits until somebody else noted the code as seen. */
export const sampleForm: FormDefinition = {
  id: 'ap_backup',
  name: 'backup-address',
  languages: { primary: 'en', default: 'en' },
  messages: {
    custom: {
      not_seen: 'We have not seen your code yet.',
      refused: 'This address cannot be used.',
    },
    errors: { ERR_EMAIL_EXPECTED: 'That is no address.' },
  },
  start: {
    hidden_fields: [{ key: 'campaign', value: 'spring' }],
    next_node: 'who',
  },
  nodes: [
    {
      id: 'who',
      type: 'ROUTER',
      config: {
        rules: [{ id: 'known', condition: eq('{{vars.known}}', true), next_node: 'welcome' }],
        fallback: 'ask',
      },
    },
    {
      id: 'welcome',
      type: 'STEP',
      config: {
        next_node: '$ending',
        components: [
          block('welcome_text', 'RICH_TEXT', { content: '<h1>Welcome back</h1>' }),
          block('welcome_next', 'NEXT_BUTTON', { text: 'Go on' }),
        ],
      },
    },
    {
      id: 'ask',
      type: 'STEP',
      config: {
        next_node: 'send',
        components: [
          block('ask_text', 'RICH_TEXT', {
            content:
              '<h1>Backup address</h1><p>For {{context.user.name}} of {{context.organization.display_name}}. <a href="{{vars.sign_out}}">Sign out</a></p>',
          }),
          {
            id: 'backup',
            category: 'FIELD',
            type: 'EMAIL',
            label: 'Backup address',
            hint: 'Not the one you sign in with.',
            required: true,
            config: { placeholder: 'you@home.test', default_value: '{{vars.suggestion}}' },
          },
          {
            id: 'nick',
            category: 'FIELD',
            type: 'TEXT',
            label: 'What to call it',
            config: { min_length: 2, max_length: 10 },
          },
          {
            id: 'pass',
            category: 'FIELD',
            type: 'PASSWORD',
            label: 'Password',
            sensitive: true,
            config: { hash: 'NONE' },
          },
          block('ask_help', 'JUMP_BUTTON', { text: 'What is this?', next_node: 'help' }),
          block('ask_next', 'NEXT_BUTTON', { text: 'Send code' }),
        ],
      },
    },
    { id: 'send', type: 'FLOW', config: { flow_id: 'backup-send', next_node: 'inbox' } },
    {
      id: 'inbox',
      type: 'STEP',
      config: {
        next_node: 'check',
        components: [
          block('inbox_text', 'RICH_TEXT', {
            content: '<h1>Check {{fields.backup}}</h1><p>{{fields.nick}}</p>',
          }),
          block('again', 'RESEND_BUTTON', {
            flow_id: 'backup-send',
            active_text: 'No mail?',
            button_text: 'Send again',
            waiting_text: 'Wait {{remaining_seconds}} s',
            max_attempts: 3,
            waiting_time: 60,
          }),
          block('inbox_next', 'NEXT_BUTTON', { text: 'Continue' }),
          block('inbox_back', 'PREVIOUS_BUTTON', { text: 'Back' }),
        ],
      },
    },
    { id: 'check', type: 'FLOW', config: { flow_id: 'backup-check', next_node: '$ending' } },
    {
      id: 'help',
      type: 'STEP',
      config: {
        components: [
          block('help_text', 'HTML', { content: '<h1>Why</h1><p>In case you lose the other.</p>' }),
          block('help_back', 'JUMP_BUTTON', {
            text: 'Understood',
            next_node: 'ask',
            style: { background_color: '#112233' },
          }),
        ],
      },
    },
  ],
  ending: { resume_flow: true },
  style: { css: '.af-button { letter-spacing: 1px; }' },
  translations: {
    fr: {
      components: {
        ask_text: { config: { content: '<h1>Adresse de secours</h1>' } },
        backup: { label: 'Adresse de secours', hint: 'Pas celle de connexion.' },
        ask_next: { config: { text: 'Envoyer le code' } },
      },
      messages: {
        custom: { not_seen: 'Code pas encore vu.', refused: 'Adresse refusée.' },
      },
    },
  },
};

const sendActions: FlowAction[] = [
  {
    id: 'blocked',
    type: 'FLOW',
    action: 'BOOLEAN_CONDITION',
    params: {
      if: eq('{{functions.toLowerCase(fields.backup)}}', 'blocked@home.test'),
      // biome-ignore lint/suspicious/noThenProperty: that is the platform's key.
      then: [
        {
          id: 'refuse',
          type: 'FLOW',
          action: 'ERROR_MESSAGE',
          params: { message: "{{t('refused')}}" },
        },
      ],
      else: [],
    },
  },
  {
    id: 'keep',
    type: 'FLOW',
    action: 'STORE_VARS',
    params: {
      vars: {
        address: '{{functions.toLowerCase(fields.backup)}}',
        code: '{{functions.sha256(vars.secret)}}',
        sent_at: '{{functions.now()}}',
      },
    },
  },
  {
    id: 'mail',
    type: 'AUTH0',
    action: 'SEND_EMAIL',
    params: {
      to: '{{vars.address}}',
      subject: 'Code for {{ application.name }}',
      body: '<p>{{ custom_vars.code | escape }}</p>',
      custom_vars: { code: '{{vars.code}}', named: '{{fields.nick}}' },
    },
  },
];

export const sendFlow: FlowDefinition = {
  id: 'af_send',
  name: 'backup-send',
  actions: sendActions,
};

export const checkFlow: FlowDefinition = {
  id: 'af_check',
  name: 'backup-check',
  actions: [
    {
      id: 'me',
      type: 'AUTH0',
      action: 'GET_USER',
      params: { connection_id: 'tenant-api', user_id: '{{context.user.user_id}}' },
    },
    {
      id: 'seen',
      type: 'FLOW',
      action: 'BOOLEAN_CONDITION',
      params: {
        if: eq('{{actions.me.app_metadata.seen}}', '{{vars.code}}'),
        // biome-ignore lint/suspicious/noThenProperty: that is the platform's key.
        then: [
          { id: 'note', type: 'FLOW', action: 'STORE_VARS', params: { vars: { proven: true } } },
        ],
        else: [
          {
            id: 'not_yet',
            type: 'FLOW',
            action: 'ERROR_MESSAGE',
            params: { message: "{{t('not_seen')}}" },
          },
        ],
      },
    },
  ],
};

export const vault = {
  id: 'ac_api',
  name: 'tenant-api',
  app_id: 'AUTH0',
  setup: { type: 'OAUTH_APP', client_id: 'm2m', client_secret: 's3cret', domain: 'localhost:4443' },
};
