import { collectFields, type FieldErrors, type Posted } from './collect-fields.ts';
import {
  type Component,
  fieldsOf,
  findStep,
  type ResendButton,
  type StepNode,
} from './definition.ts';
import { resolve } from './evaluate.ts';
import type { Journey } from './journey.ts';
import { logForm } from './log-form.ts';
import { countResend, judgeResend } from './resend.ts';
import { type Arrival, runNamedFlow, walkFrom } from './walk.ts';

/** What to answer: another page, the way back to the sign-in, or this step again with what is to be said on it. */
export type Turn =
  | { kind: 'moved' }
  | { kind: 'finished' }
  | { kind: 'stay'; remarks: Remarks }
  | { kind: 'stuck' };

export interface Remarks {
  errors?: FieldErrors;
  /** A flow's own message, or `undefined` for the general one. */
  alert?: { text: string | undefined };
  /** The RESEND_BUTTON that was pressed: the alert stands beside it. */
  pressed?: string;
  /** What was typed and is not collected; never a password. */
  typed?: Posted;
}

/** Opens a form at its first step. */
export async function openForm(journey: Journey): Promise<Turn> {
  const { form, prompt, scope } = journey;
  for (const { key, value } of form.start.hidden_fields ?? []) {
    if (value === undefined || Object.hasOwn(prompt.fields, key)) continue;
    prompt.fields[key] = resolve(value, scope) ?? '';
  }
  return arrive(journey, await walkFrom(journey, form.start.next_node), undefined);
}

/** Presses a button of the current step. A button that is not on it changes nothing. */
export async function pressButton(journey: Journey, posted: Posted): Promise<Turn> {
  const step = findStep(journey.form, journey.prompt.node);
  if (!step) return { kind: 'stuck' };
  const pressed = findPressed(step, posted.action ?? '');
  if (posted.node !== step.id || !pressed) return { kind: 'stay', remarks: {} };
  switch (pressed.type) {
    case 'NEXT_BUTTON':
      return goOn(journey, step, posted);
    case 'PREVIOUS_BUTTON':
      return goBack(journey);
    case 'JUMP_BUTTON':
      return arrive(journey, await walkFrom(journey, pressed.config.next_node), { step, posted });
    case 'RESEND_BUTTON':
      return resend(journey, step, pressed, posted);
    default:
      return { kind: 'stay', remarks: {} };
  }
}

function findPressed(step: StepNode, action: string): Component | undefined {
  return step.config.components.find((component) =>
    component.type === 'NEXT_BUTTON'
      ? action === 'default'
      : action === `component:${component.id}`,
  );
}

async function goOn(journey: Journey, step: StepNode, posted: Posted): Promise<Turn> {
  const { form, prompt } = journey;
  const collected = collectFields(step, posted);
  if (collected.kind === 'invalid') {
    return {
      kind: 'stay',
      remarks: { errors: collected.errors, typed: withoutPasswords(step, posted) },
    };
  }
  Object.assign(prompt.fields, collected.values);
  for (const id of collected.left) delete prompt.fields[id];
  // The page's own scripts could write hidden fields, so a browser may send any value for them.
  for (const { key } of form.start.hidden_fields ?? []) {
    if (Object.hasOwn(posted, key)) prompt.fields[key] = posted[key] ?? '';
  }
  const arrival = await walkFrom(journey, step.config.next_node ?? '');
  return arrive(journey, arrival, { step, posted });
}

function goBack({ form, notes, prompt }: Journey): Turn {
  const previous = findStep(form, notes.visited.at(-1) ?? null);
  if (!previous) return { kind: 'stay', remarks: {} };
  notes.visited.pop();
  prompt.node = previous.id;
  return { kind: 'moved' };
}

async function resend(
  journey: Journey,
  step: StepNode,
  button: ResendButton,
  posted: Posted,
): Promise<Turn> {
  const remarks: Remarks = { pressed: button.id, typed: withoutPasswords(step, posted) };
  if (judgeResend(journey, button).kind !== 'ready') return { kind: 'stay', remarks };
  countResend(journey, button);
  const outcome = await runNamedFlow(journey, button.config.flow_id);
  if (outcome.kind === 'completed') return { kind: 'stay', remarks };
  if (outcome.kind === 'failed') logFailure(journey);
  const text = outcome.kind === 'message' ? outcome.message : undefined;
  return { kind: 'stay', remarks: { ...remarks, alert: { text } } };
}

function arrive(
  journey: Journey,
  arrival: Arrival,
  from: { step: StepNode; posted: Posted } | undefined,
): Turn {
  const { prompt, notes } = journey;
  switch (arrival.kind) {
    case 'step': {
      if (from && arrival.step.id !== from.step.id) remember(notes.visited, from.step.id);
      // A way that returns to a step already passed is a way back: what lay between is forgotten.
      const passed = notes.visited.indexOf(arrival.step.id);
      if (passed >= 0) notes.visited.splice(passed);
      prompt.node = arrival.step.id;
      return { kind: 'moved' };
    }
    case 'ending':
      prompt.node = null;
      prompt.done = true;
      logForm(journey, 'forms_submission_succeeded');
      return { kind: 'finished' };
    case 'message':
    case 'failed': {
      if (arrival.kind === 'failed') logFailure(journey);
      const text = arrival.kind === 'message' ? arrival.message : undefined;
      if (!from) return { kind: 'stuck' };
      // It is typed again: nothing that is kept, on disk perhaps, has to know it meanwhile.
      for (const { id } of listPasswords(from.step)) delete prompt.fields[id];
      return {
        kind: 'stay',
        remarks: { alert: { text }, typed: withoutPasswords(from.step, from.posted) },
      };
    }
  }
}

function remember(visited: string[], id: string): void {
  if (visited.at(-1) !== id) visited.push(id);
}

function withoutPasswords(step: StepNode, posted: Posted): Posted {
  const secret = listPasswords(step);
  const kept = Object.entries(posted).filter(([key]) => secret.every((field) => field.id !== key));
  return Object.fromEntries(kept);
}

function listPasswords(step: StepNode) {
  return fieldsOf(step).filter((field) => field.type === 'PASSWORD');
}

function logFailure(journey: Journey): void {
  logForm(journey, 'forms_submission_failed', {
    code: 'flow_failed',
    message: 'a flow of the form failed',
  });
}
