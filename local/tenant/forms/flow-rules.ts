import { condition } from './condition-rule.ts';
import {
  check,
  data,
  flag,
  id,
  isObject,
  join,
  list,
  map,
  object,
  oneOf,
  plain,
  type Rule,
  template,
} from './rules.ts';

const reference = plain(30);
const method = oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
const texts = map(template(10_000));
const payload: Rule = data;
const nothing = object({});
// Liquid, and not a template of the flow: what it shows comes from `custom_vars`.
const liquid = (max: number): Rule => ({
  kind: 'own',
  check(value, path, findings) {
    const fits = typeof value === 'string' && value.length >= 1 && value.length <= max;
    if (!fits) findings.complaints.push(`${path}: must have 1 to ${max} characters`);
  },
});
const keyed = (of: Rule): Rule => ({
  kind: 'own',
  check(value, path, findings) {
    check(value, map(of), path, findings);
    for (const key of isObject(value) ? Object.keys(value) : [])
      check(key, id(), join(path, key), findings);
  },
});

const branch: Rule = {
  kind: 'own',
  check: (value, path, findings) => check(value, list(flowAction), path, findings),
};

/** `type/action` -> its parameters, as POST /api/v2/flows takes them. */
const parameters: Record<string, Rule> = {
  'AUTH0/GET_USER': object({ 'connection_id*': reference, 'user_id*': template(500) }),
  'AUTH0/CREATE_USER': object({ 'connection_id*': reference, 'payload*': payload }),
  'AUTH0/UPDATE_USER': object({
    'connection_id*': reference,
    'user_id*': template(500),
    'changes*': payload,
  }),
  'AUTH0/SEND_REQUEST': object({
    'connection_id*': reference,
    'pathname*': template(2000),
    method,
    headers: texts,
    params: data,
    payload,
  }),
  'AUTH0/SEND_EMAIL': object({
    'to*': template(500),
    'subject*': liquid(255),
    'body*': liquid(102_400),
    from: object({ name: template(125), 'email*': template(500) }),
    custom_vars: keyed(data),
  }),
  'HTTP/SEND_REQUEST': object({
    'url*': template(2000),
    connection_id: reference,
    method,
    headers: texts,
    basic: object({ 'username*': template(500), password: template(500) }),
    params: data,
    payload,
    content_type: oneOf('JSON', 'FORM'),
  }),
  // biome-ignore lint/suspicious/noThenProperty: that is the platform's key.
  'FLOW/BOOLEAN_CONDITION': object({ 'if*': condition, then: branch, else: branch }),
  'FLOW/ERROR_MESSAGE': object({ 'message*': template(2048) }),
  'FLOW/STORE_VARS': object({ 'vars*': keyed(data) }),
  'FLOW/RETURN_JSON': object({ 'payload*': payload }),
  'FLOW/MAP_VALUE': object({ 'input*': data, cases: map(data), fallback: data }),
  'FLOW/DO_NOTHING': nothing,
  'JSON/CREATE_JSON': object({ 'object*': data }),
  'JSON/PARSE_JSON': object({ 'json*': template(10_000) }),
  'JSON/SERIALIZE_JSON': object({ 'object*': data }),
  'JWT/SIGN_JWT': object({
    'connection_id*': reference,
    payload: data,
    subject: template(100),
    issuer: template(100),
    audience: template(100),
    expires_in: plain(25),
  }),
  'JWT/VERIFY_JWT': object({
    'connection_id*': reference,
    'token*': template(100),
    audience: template(500),
    issuer: template(500),
  }),
};

const flowAction: Rule = {
  kind: 'own',
  check(value, path, findings) {
    const place =
      isObject(value) && typeof value.id === 'string'
        ? join(path.replace(/\[\d+\]$/, ''), value.id)
        : path;
    const kind = isObject(value) ? `${String(value.type)}/${String(value.action)}` : 'no object';
    const params = Object.hasOwn(parameters, kind) ? parameters[kind] : undefined;
    if (!params) {
      return void findings.complaints.push(
        `${place}: ${kind} is not supported by the local tenant`,
      );
    }
    const keys = {
      'id*': id(),
      alias: plain(100),
      'type*': plain(20),
      'action*': plain(50),
      allow_failure: flag,
      mask_output: flag,
      [kind === 'FLOW/DO_NOTHING' ? 'params' : 'params*']: params,
    };
    check(value, object(keys), place, findings);
  },
};

/** A flow as POST /api/v2/flows takes it, less what the local tenant cannot run. */
export const flowRule = object({
  id: plain(30),
  'name*': plain(150),
  'actions*': list(flowAction),
});
