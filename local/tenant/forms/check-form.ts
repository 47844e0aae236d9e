import { canShowError, listFlowTemplates } from './check-flow.ts';
import { checkTemplates } from './check-templates.ts';
import { checkPointers, checkReachable, pointersOf } from './check-ways.ts';
import {
  type Component,
  type Flow,
  type Form,
  fieldNames,
  findNode,
  stepsOf,
} from './definition.ts';
import { checkComponent, formRule } from './form-rules.ts';
import { localise } from './language.ts';
import { listKeysOf, listMessageKeys } from './list-expressions.ts';
import { check, type Findings } from './rules.ts';
import { sanitise } from './sanitise.ts';

/** What is wrong with a form, each complaint with its path; `flows` are those that it may name, already checked. */
export function checkForm(form: unknown, flows: readonly Flow[]): string[] {
  const findings: Findings = { complaints: [], templates: [] };
  check(form, formRule, '', findings);
  if (findings.complaints.length > 0) return findings.complaints;
  const checked = form as Form;
  const complaints = checkTranslations(checked);
  if (complaints.length > 0) return complaints;
  return [
    ...checkIds(checked),
    ...checkPointers(checked),
    ...checkReachable(checked),
    ...checkFlows(checked, flows),
    ...checkNames(checked, flows, findings),
    ...checkTemplates(findings, rootsAt),
    ...componentsOf(checked).flatMap((component) => checkMarkup(component, 'components')),
    ...translatedComponentsOf(checked).flatMap(({ component, path }) =>
      checkMarkup(component, path),
    ),
  ];
}

function rootsAt(path: string): string[] {
  if (path.endsWith('.waiting_text')) return ['remaining_seconds'];
  return ['context', 'fields', 'vars'];
}

function componentsOf(form: Form): Component[] {
  return stepsOf(form).flatMap((step) => step.config.components);
}

/** Each component as it stands in each language that the form is translated to. */
function translatedComponentsOf(form: Form): { component: Component; path: string }[] {
  return Object.keys(form.translations ?? {}).flatMap((language) =>
    componentsOf(form).map((component) => ({
      component: localise(form, language, component),
      path: `translations.${language}.components`,
    })),
  );
}

// A translation is right when the component it makes is right: same keys, same limits.
function checkTranslations(form: Form): string[] {
  const known = new Set(componentsOf(form).map(({ id }) => id));
  const unknown = Object.entries(form.translations ?? {}).flatMap(([language, translation]) =>
    Object.keys(translation.components ?? {})
      .filter((id) => !known.has(id))
      .map((id) => `translations.${language}.components.${id}: there is no such component`),
  );
  const merged: Findings = { complaints: [], templates: [] };
  for (const { component, path } of translatedComponentsOf(form))
    checkComponent(component, path, merged);
  return [...unknown, ...merged.complaints];
}

function checkIds(form: Form): string[] {
  const nodes = form.nodes.map((node) => node.id);
  const components = componentsOf(form).map(({ id }) => id);
  const rules = form.nodes.flatMap((node) =>
    node.type === 'ROUTER' ? node.config.rules.map((rule) => `${node.id}.${rule.id}`) : [],
  );
  const hidden = (form.start.hidden_fields ?? []).map((field) => field.key);
  const twice = [nodes, [...components, ...hidden], rules].flatMap((ids) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id}: the id is used twice`),
  );
  const taken = fieldNames(form)
    .filter((name) => ['state', 'node', 'action'].includes(name))
    .map((name) => `${name}: the page itself posts this name`);
  return [...twice, ...taken];
}

function referencesOf(form: Form): { reference: string; path: string }[] {
  const nodes = form.nodes.flatMap((node) =>
    node.type === 'FLOW' ? [{ reference: node.config.flow_id, path: node.id }] : [],
  );
  const resends = componentsOf(form).flatMap((component) =>
    component.type === 'RESEND_BUTTON'
      ? [{ reference: component.config.flow_id, path: component.id }]
      : [],
  );
  return [...nodes, ...resends];
}

function findFlow(flows: readonly Flow[], reference: string): Flow | undefined {
  return flows.find((flow) => flow.id === reference || flow.name === reference);
}

function checkFlows(form: Form, flows: readonly Flow[]): string[] {
  const dangling = referencesOf(form)
    .filter(({ reference }) => !findFlow(flows, reference))
    .map(({ reference, path }) => `${path}: there is no flow ${reference}`);
  const first = flowsBeforeFirstStep(form, form.start.next_node, []);
  const homeless = first.flatMap((reference) => {
    const flow = findFlow(flows, reference);
    return flow && canShowError(flow)
      ? [`${reference}: an ERROR_MESSAGE before the first step has no page to stand on`]
      : [];
  });
  return [...dangling, ...homeless];
}

function flowsBeforeFirstStep(form: Form, id: string, seen: string[]): string[] {
  const node = findNode(form, id);
  if (!node || node.type === 'STEP' || seen.includes(id)) return [];
  const own = node.type === 'FLOW' ? [node.config.flow_id] : [];
  const next = pointersOf(node).filter((pointer) => pointer !== undefined);
  return [...own, ...next.flatMap((each) => flowsBeforeFirstStep(form, each, [...seen, id]))];
}

// A flow speaks of the form it runs in: its fields and, in every language, its messages.
function checkNames(form: Form, flows: readonly Flow[], findings: Findings): string[] {
  const used = new Set(referencesOf(form).map(({ reference }) => reference));
  const inFlows = [...used].flatMap((reference) => {
    const flow = findFlow(flows, reference);
    return flow
      ? listFlowTemplates(flow).map(({ source, path }) => ({
          source,
          path: `flow ${flow.name}, ${path}`,
        }))
      : [];
  });
  const templates = [...findings.templates, ...inFlows];
  const fields = fieldNames(form);
  const languages = ['', ...Object.keys(form.translations ?? {})];
  return templates.flatMap(({ source, path }) => [
    ...listKeysOf('fields', source)
      .filter((key) => !fields.includes(key))
      .map((key) => `${path}: there is no field ${key}`),
    ...listMessageKeys(source).flatMap((key) =>
      languages
        .filter((language) => !hasMessage(form, language, key))
        .map((language) => `${path}: no message ${key} ${language}`.trimEnd()),
    ),
  ]);
}

function hasMessage(form: Form, language: string, key: string): boolean {
  const messages = language === '' ? form.messages : form.translations?.[language]?.messages;
  return Object.hasOwn(messages?.custom ?? {}, key);
}

// The page shows only what is on a list; what would silently be missing is refused here instead.
function checkMarkup(component: Component, path: string): string[] {
  const content =
    component.type === 'RICH_TEXT' || component.type === 'HTML'
      ? component.config.content
      : component.type === 'LEGAL'
        ? (component.config?.text ?? '')
        : '';
  const shown = content.replace(/\{\{.*?\}\}/gs, 'https://x');
  return sanitise(shown).dropped.map(
    (what) => `${path}.${component.id}: ${what} is not shown by the local tenant`,
  );
}
