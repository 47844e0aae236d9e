import { condition } from './condition-rule.ts';
import {
  check,
  type Findings,
  flag,
  id,
  integer,
  isObject,
  join,
  list,
  map,
  matching,
  object,
  oneOf,
  plain,
  type Rule,
  template,
} from './rules.ts';

// Node ids and `$ending`; flow references are names here and ids in the tenant, 30 characters at most.
const pointer = matching(/^(?:\$ending|[a-zA-Z][a-zA-Z0-9_]*)$/, 150);
const reference = plain(30);
const alignment = oneOf('LEFT', 'CENTER', 'RIGHT');
const coordinate = integer(-999_999, 999_999);
const coordinates = object({ 'x*': coordinate, 'y*': coordinate });
const length = integer(1, Number.MAX_SAFE_INTEGER);
const content = object({ 'content*': template(10_000) });
// Button texts and image sources are not known to resolve templates, and the waiting text knows one variable.
const button = object({ 'text*': plain(150) });

const blocks: Record<string, Rule> = {
  RICH_TEXT: content,
  HTML: content,
  IMAGE: object({ 'src*': plain(500), position: alignment, height: integer(1, 500) }),
  DIVIDER: object({ text: plain(50) }),
  NEXT_BUTTON: button,
  PREVIOUS_BUTTON: button,
  JUMP_BUTTON: object({
    'text*': plain(150),
    'next_node*': pointer,
    style: object({ background_color: matching(/^#[0-9a-fA-F]{6}$/, 7) }),
  }),
  // What happens without the two limits is not documented, so they must be said.
  RESEND_BUTTON: object({
    'flow_id*': reference,
    'active_text*': plain(255),
    'button_text*': plain(255),
    'waiting_text*': template(255),
    text_alignment: alignment,
    'max_attempts*': integer(1, 10),
    'waiting_time*': integer(1, 60),
  }),
};

const fields: Record<string, Rule> = {
  TEXT: object({
    multiline: flag,
    default_value: template(10_000),
    placeholder: plain(500),
    min_length: length,
    max_length: length,
  }),
  EMAIL: object({ default_value: template(10_000), placeholder: plain(500) }),
  PASSWORD: object({
    hash: oneOf('NONE'),
    placeholder: plain(500),
    min_length: length,
    max_length: length,
  }),
  // The platform's own words for yes and no are not documented, so both must be said.
  BOOLEAN: object({
    default_value: flag,
    'options*': object({ 'true*': plain(50), 'false*': plain(50) }),
  }),
  LEGAL: object({ text: template(10_000) }),
};

// A nameless field cannot be used without sight, although the platform would take it.
const fieldKeys = {
  'label*': template(1000),
  hint: template(500),
  required: flag,
  sensitive: flag,
};
const configRequired = ['BOOLEAN', 'PASSWORD'];
const withoutConfig = ['DIVIDER', 'TEXT', 'EMAIL', 'LEGAL'];

const component: Rule = {
  kind: 'own',
  check(value, path, findings) {
    const place = named(value, path);
    if (!isObject(value)) return void findings.complaints.push(`${place}: must be an object`);
    const type = String(value.type);
    const table = value.category === 'BLOCK' ? blocks : value.category === 'FIELD' ? fields : {};
    const config = Object.hasOwn(table, type) ? table[type] : undefined;
    if (!config) {
      const what = `${String(value.category)} ${type}`;
      return void findings.complaints.push(
        `${place}: ${what} is not supported by the local tenant`,
      );
    }
    const required = configRequired.includes(type) || !withoutConfig.includes(type);
    const keys = {
      'id*': id(),
      'category*': plain(6),
      'type*': plain(50),
      [required ? 'config*' : 'config']: config,
      ...(value.category === 'FIELD' ? fieldKeys : {}),
    };
    check(value, object(keys), place, findings);
  },
};

const nodes: Record<string, Rule> = {
  STEP: object({ 'components*': list(component), next_node: pointer }),
  FLOW: object({ 'flow_id*': reference, 'next_node*': pointer }),
  ROUTER: object({
    'rules*': list(
      object({ 'id*': id(), alias: plain(150), 'condition*': condition, 'next_node*': pointer }),
      10,
    ),
    // Where no rule matches and there is no default case, nothing says what happens.
    'fallback*': pointer,
  }),
};

const node: Rule = {
  kind: 'own',
  check(value, path, findings) {
    const place = named(value, path);
    const type = isObject(value) ? String(value.type) : '';
    const config = Object.hasOwn(nodes, type) ? nodes[type] : undefined;
    if (!config) return void findings.complaints.push(`${place}: unknown node type ${type}`);
    const keys = { 'id*': id(), 'type*': plain(6), alias: plain(150), coordinates };
    check(value, object({ ...keys, 'config*': config }), place, findings);
  },
};

/** Keys of `messages.errors`: the first two are documented, the others those of the ancestor of Auth0 Forms. */
export const errorKeys = [
  'ERR_REQUIRED_PROPERTY',
  'ERR_ACCEPTANCE_REQUIRED',
  'ERR_EMAIL_EXPECTED',
  'ERR_TOO_SHORT_STRING',
  'ERR_TOO_LONG_STRING',
  'ERR_GENERIC_ERROR',
] as const;
export type ErrorKey = (typeof errorKeys)[number];

const messages = object({
  errors: object(Object.fromEntries(errorKeys.map((key) => [key, plain(255)]))),
  custom: map(plain(255)),
});
// Words alone; their limits are judged by merging them with the component they translate.
const words = 'text content placeholder active_text button_text waiting_text options src'.split(
  ' ',
);
const translatedComponent = object({
  label: template(1000),
  hint: template(500),
  config: object(Object.fromEntries(words.map((word): [string, Rule] => [word, { kind: 'data' }]))),
});
const language = plain(55);

/** A form as POST /api/v2/forms takes it, less what the local tenant cannot run. `id` and dates are those of a GET. */
export const formRule = object({
  id: plain(30),
  'name*': plain(150),
  messages,
  languages: object({ primary: language, default: language }),
  'nodes*': list(node),
  translations: map(
    object({
      components: map(translatedComponent),
      messages,
      ending: oneOf(null),
    }),
  ),
  'start*': object({
    hidden_fields: list(object({ 'key*': id(), value: template(500) })),
    'next_node*': pointer,
    coordinates,
  }),
  ending: object({ 'resume_flow*': oneOf(true), coordinates }),
  style: object({ css: matching(/^[^<]*$/, 5000) }),
});

/** One component by itself, translated or not. */
export function checkComponent(value: unknown, path: string, findings: Findings): void {
  check(value, component, path, findings);
}

function named(value: unknown, path: string): string {
  const list = path.replace(/\[\d+\]$/, '');
  return isObject(value) && typeof value.id === 'string' ? join(list, value.id) : path;
}
