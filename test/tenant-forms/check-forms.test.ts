import { expect, test } from '@jest/globals';
import { checkFlow } from '../../local/tenant/forms/check-flow.ts';
import { checkForm } from '../../local/tenant/forms/check-form.ts';
import { checkForms } from '../../local/tenant/forms/check-forms.ts';
import { createFormsApp } from '../../local/tenant/forms/create-forms-app.ts';
import { type Flow, type Form, fieldNames } from '../../local/tenant/forms/definition.ts';
import { filesIn } from '../../scripts/build/build.ts';
import { readSources } from '../../scripts/build/read-sources.ts';
import { makeTenant } from '../support/make-tenant.ts';
import { checkFlow as checkSample, sampleForm, sendFlow, vault } from './sample-form.ts';

const flows = [sendFlow, checkSample] as unknown as Flow[];

// biome-ignore lint/suspicious/noExplicitAny: the point of these tests is to break the shape.
type Loose = any;

function complaintsAbout(change: (form: Loose) => void): string {
  const form = structuredClone(sampleForm) as Loose;
  change(form);
  return checkForm(form, flows).join('\n');
}

function nodeOf(form: Loose, id: string): Loose {
  return form.nodes.find((node: Loose) => node.id === id);
}

function componentOf(form: Loose, id: string): Loose {
  return form.nodes
    .flatMap((node: Loose) => node.config.components ?? [])
    .find((component: Loose) => component.id === id);
}

test('the sample has nothing wrong with it', () => {
  expect(
    checkForms({ forms: [sampleForm], flows: [sendFlow, checkSample], vaultConnections: [vault] }),
  ).toEqual([]);
});

test('the forms and flows that are deployed can be run as they stand', () => {
  const sources = readSources(process.cwd());
  // biome-ignore lint/suspicious/noExplicitAny: what it is, is what the check says.
  const read = (room: string): any[] =>
    filesIn(sources, `tenant/${room}`).map(({ value }) => value);
  const deployed = {
    forms: read('forms'),
    flows: read('flows'),
    vaultConnections: read('flow-vault-connections'),
  };
  expect(deployed.forms).not.toHaveLength(0);
  expect(checkForms(deployed)).toEqual([]);
});

test.each<[string, (form: Loose) => void, string]>([
  ['an unknown key', (form) => (form.colour = 'red'), 'colour: unknown key'],
  ['no name', (form) => delete form.name, 'name: is missing'],
  ['a name that is too long', (form) => (form.name = 'x'.repeat(151)), 'name: must have 1 to 150'],
  ['an unknown node', (form) => (nodeOf(form, 'ask').type = 'PAGE'), 'unknown node type PAGE'],
  [
    'a component that is not supported',
    (form) => (componentOf(form, 'nick').type = 'DATE'),
    'nodes.ask.config.components.nick: FIELD DATE is not supported by the local tenant',
  ],
  [
    'a field called BLOCK',
    (form) => (componentOf(form, 'nick').category = 'BLOCK'),
    'BLOCK TEXT is not supported',
  ],
  [
    'an unknown config key',
    (form) => (componentOf(form, 'ask_next').config.colour = 'red'),
    'ask_next.config.colour: unknown key',
  ],
  [
    'content that is too long',
    (form) => (componentOf(form, 'help_text').config.content = 'x'.repeat(10_001)),
    'must have 1 to 10000 characters',
  ],
  [
    'a template in the text of a button',
    (form) => (componentOf(form, 'ask_next').config.text = '{{vars.x}}'),
    'no template is resolved here',
  ],
  [
    'a malformed template',
    (form) => (componentOf(form, 'help_text').config.content = '{{vars.a | b}}'),
    'no }} at character 9',
  ],
  [
    'an unknown scope',
    (form) => (componentOf(form, 'help_text').config.content = '{{user.name}}'),
    'user.name does not exist here',
  ],
  [
    'outputs of a flow in a form',
    (form) => (componentOf(form, 'help_text').config.content = '{{actions.me.name}}'),
    'actions.me.name does not exist here',
  ],
  [
    'a context that the platform does not give',
    (form) => (componentOf(form, 'help_text').config.content = '{{context.client.ip}}'),
    'context.client.ip does not exist',
  ],
  [
    'an unknown function',
    (form) => (componentOf(form, 'help_text').config.content = '{{functions.trim(vars.x)}}'),
    'there is no function trim',
  ],
  [
    'an unknown field',
    (form) => (componentOf(form, 'help_text').config.content = '{{fields.other}}'),
    'there is no field other',
  ],
  [
    'another variable in the waiting text',
    (form) => (componentOf(form, 'again').config.waiting_text = '{{vars.x}}'),
    'vars.x does not exist here',
  ],
  [
    'a message without its translation',
    (form) => delete form.translations.fr.messages.custom.not_seen,
    'flow backup-check, actions.seen.params.else.not_yet.params.message: no message not_seen fr',
  ],
  [
    'a translation of an unknown component',
    (form) => (form.translations.fr.components.nobody = { label: 'x' }),
    'translations.fr.components.nobody: there is no such component',
  ],
  [
    'a translation with an unknown key',
    (form) => (form.translations.fr.components.ask_next.config.title = 'x'),
    'translations.fr.components.ask_next.config.title: unknown key',
  ],
  [
    'a translation that is too long',
    (form) => (form.translations.fr.components.ask_next.config.text = 'x'.repeat(151)),
    'translations.fr.components.ask_next.config.text: must have 1 to 150',
  ],
  [
    'a script',
    (form) => (componentOf(form, 'help_text').config.content = '<script>1</script>'),
    'components.help_text: <script> is not shown by the local tenant',
  ],
  [
    'a script in a translation',
    (form) => (form.translations.fr.components.ask_text.config.content = '<h1 onclick="x">A</h1>'),
    'translations.fr.components.ask_text: onclick of <h1> is not shown',
  ],
  [
    'a dangling next_node',
    (form) => (nodeOf(form, 'send').config.next_node = 'gone'),
    'send: there is no node gone',
  ],
  [
    'a dangling jump',
    (form) => (componentOf(form, 'ask_help').config.next_node = 'gone'),
    'ask: there is no node gone',
  ],
  ['a dangling start', (form) => (form.start.next_node = 'gone'), 'start: there is no node gone'],
  [
    'a dangling flow',
    (form) => (componentOf(form, 'again').config.flow_id = 'gone'),
    'again: there is no flow gone',
  ],
  [
    'a Next button that leads nowhere',
    (form) => delete nodeOf(form, 'ask').config.next_node,
    'ask: NEXT_BUTTON needs a next_node',
  ],
  [
    'an ending that nothing leads to',
    (form) => {
      nodeOf(form, 'check').config.next_node = 'ask';
      nodeOf(form, 'welcome').config.next_node = 'ask';
    },
    '$ending: no way leads here',
  ],
  [
    'a node that nothing leads to',
    (form) => (nodeOf(form, 'who').config.rules = []),
    'welcome: no way leads here',
  ],
  ['no ending', (form) => delete form.ending, 'ending: resume_flow is missing'],
  [
    'a redirection',
    (form) => (form.ending = { redirection: { target: 'https://x.test' } }),
    'ending.redirection: unknown key',
  ],
  [
    'more than ten rules',
    (form) => {
      const [rule] = nodeOf(form, 'who').config.rules;
      nodeOf(form, 'who').config.rules = Array(11).fill(rule);
    },
    'must be a list of at most 10',
  ],
  [
    'an operator without a source',
    (form) => (nodeOf(form, 'who').config.rules[0].condition.operator = 'NEQ'),
    'operator "NEQ" has no documented spelling',
  ],
  [
    'a comparison with a number',
    (form) => (nodeOf(form, 'who').config.rules[0].condition.operands[0].operands[1] = 1),
    'must be true, false or a text',
  ],
  [
    'an id used twice',
    (form) => (componentOf(form, 'nick').id = 'backup'),
    'backup: the id is used twice',
  ],
  [
    'a field named as what the page posts',
    (form) => (componentOf(form, 'nick').id = 'state'),
    'state: the page itself posts this name',
  ],
  [
    'a field without a label',
    (form) => delete componentOf(form, 'nick').label,
    'nick.label: is missing',
  ],
  [
    'an error message before the first step',
    (form) => {
      form.start.next_node = 'send';
      nodeOf(form, 'send').config.next_node = 'who';
      nodeOf(form, 'ask').config.next_node = 'inbox';
    },
    'backup-send: an ERROR_MESSAGE before the first step has no page to stand on',
  ],
  ['CSS that ends its element', (form) => (form.style.css = '</style>'), 'style.css: must match'],
])('a form with %s is refused', (_, change, complaint) => {
  expect(complaintsAbout(change)).toContain(complaint);
});

test('a form that only tells something needs no ending', () => {
  const form = structuredClone(sampleForm) as Loose;
  const told = { name: 'told', start: { next_node: 'welcome' }, nodes: [nodeOf(form, 'welcome')] };
  told.nodes[0].config.components.pop();
  delete told.nodes[0].config.next_node;
  expect(checkForm(told, [])).toEqual([]);
});

const action = (type: string, name: string, params: object, id = 'it') => ({
  id,
  type,
  action: name,
  params,
});

test.each<[string, object[], string]>([
  ['an unknown action', [action('FLOW', 'DELAY_FLOW', {})], 'FLOW/DELAY_FLOW is not supported'],
  ['an unknown type', [action('STRIPE', 'CHARGE', {})], 'STRIPE/CHARGE is not supported'],
  [
    'an unknown parameter',
    [action('FLOW', 'ERROR_MESSAGE', { message: 'x', title: 'y' })],
    'actions.it.params.title: unknown key',
  ],
  ['a missing parameter', [action('FLOW', 'STORE_VARS', {})], 'actions.it.params.vars: is missing'],
  [
    'an unknown vault connection',
    [action('AUTH0', 'GET_USER', { connection_id: 'gone', user_id: 'x' })],
    'there is no vault connection gone',
  ],
  [
    'a vault connection of another kind',
    [action('HTTP', 'SEND_REQUEST', { connection_id: 'tenant-api', url: 'https://x.test' })],
    'tenant-api is not a connection of HTTP',
  ],
  [
    'a value in a pathname that is not encoded',
    [
      action('AUTH0', 'SEND_REQUEST', {
        connection_id: 'tenant-api',
        pathname: '/api/v2/users/{{context.user.user_id}}',
      }),
    ],
    'values need functions.encodeURIComponent',
  ],
  [
    'a pathname outside the Management API',
    [action('AUTH0', 'SEND_REQUEST', { connection_id: 'tenant-api', pathname: '/userinfo' })],
    'must start with /api/v2/',
  ],
  [
    'an output of an action that did not run before',
    [
      action('FLOW', 'STORE_VARS', { vars: { a: '{{actions.later.result}}' } }),
      action('FLOW', 'MAP_VALUE', { input: 'x' }, 'later'),
    ],
    'actions.it: no action later ran before',
  ],
  [
    'an output of the other branch',
    [
      action('FLOW', 'BOOLEAN_CONDITION', {
        if: { operator: 'EQ', operands: ['{{vars.a}}', true] },
        // biome-ignore lint/suspicious/noThenProperty: that is the platform's key.
        then: [action('FLOW', 'MAP_VALUE', { input: 'x' }, 'mapped')],
        else: [action('FLOW', 'ERROR_MESSAGE', { message: '{{actions.mapped.result}}' }, 'say')],
      }),
    ],
    'actions.say: no action mapped ran before',
  ],
  [
    'an unknown action in a branch',
    [
      action('FLOW', 'BOOLEAN_CONDITION', {
        if: { operator: 'EQ', operands: ['{{vars.a}}', true] },
        else: [action('FLOW', 'JUMP', {}, 'inner')],
      }),
    ],
    'params.else.inner: FLOW/JUMP is not supported',
  ],
  [
    'an id used twice',
    [action('FLOW', 'DO_NOTHING', {}), action('FLOW', 'DO_NOTHING', {})],
    'actions.it: the id is used twice',
  ],
  [
    'a variable that reaches for the prototype',
    [action('FLOW', 'STORE_VARS', { vars: JSON.parse('{"__proto__": "x"}') })],
    '__proto__: must match',
  ],
])('a flow with %s is refused', (_, actions, complaint) => {
  expect(checkFlow({ name: 'broken', actions }, [vault]).join('\n')).toContain(complaint);
});

test('a tenant with a form that cannot run does not start', () => {
  const tenant = makeTenant({ configuration: { forms: [sampleForm], flows: [sendFlow] } });
  const rooms = {
    sendMail: async () => ({ success: true }),
    managementRequest: async () => ({ kind: 'unreachable' as const }),
  };
  expect(() => createFormsApp(tenant, rooms)).toThrow(
    'form backup-address: check: there is no flow backup-check',
  );
});

test('the field names of a form are those of its steps and its hidden fields', () => {
  expect(fieldNames(sampleForm as unknown as Form)).toEqual(['campaign', 'backup', 'nick', 'pass']);
});
