import type { Json, JsonObject } from '../store/types.ts';

/** Forms and flows as the Management API takes them, as far as the local tenant can run them: `checkForms` refuses the rest. */
export interface Form {
  id?: string;
  name: string;
  messages?: Messages;
  languages?: { primary?: string; default?: string };
  nodes: FormNode[];
  translations?: Record<string, Translation>;
  start: { hidden_fields?: { key: string; value?: string }[]; next_node: string };
  /** A form that only tells something may have none. */
  ending?: { resume_flow: true };
  style?: { css?: string };
}

export interface Messages {
  errors?: Record<string, string>;
  custom?: Record<string, string>;
}

export interface Translation {
  components?: Record<string, { label?: string; hint?: string; config?: JsonObject }>;
  messages?: Messages;
}

export type FormNode = StepNode | FlowNode | RouterNode;

/** Points at the form's ending wherever a node id can stand. */
export const ending = '$ending';

export interface StepNode {
  id: string;
  type: 'STEP';
  alias?: string;
  config: { components: Component[]; next_node?: string };
}

export interface FlowNode {
  id: string;
  type: 'FLOW';
  alias?: string;
  config: { flow_id: string; next_node: string };
}

export interface RouterNode {
  id: string;
  type: 'ROUTER';
  alias?: string;
  config: {
    rules: { id: string; alias?: string; condition: Condition; next_node: string }[];
    fallback: string;
  };
}

export type Operand = string | boolean;
export type Condition =
  | { operator: 'AND' | 'OR'; operands: Condition[] }
  | { operator: 'EQ'; operands: [Operand, Operand] };

export type Component = Block | Field;

export type Block =
  | { id: string; category: 'BLOCK'; type: 'RICH_TEXT' | 'HTML'; config: { content: string } }
  | { id: string; category: 'BLOCK'; type: 'IMAGE'; config: ImageConfig }
  | { id: string; category: 'BLOCK'; type: 'DIVIDER'; config?: { text?: string } }
  | {
      id: string;
      category: 'BLOCK';
      type: 'NEXT_BUTTON' | 'PREVIOUS_BUTTON';
      config: { text: string };
    }
  | JumpButton
  | ResendButton;

export interface ImageConfig {
  src: string;
  position?: 'LEFT' | 'CENTER' | 'RIGHT';
  height?: number;
}

export interface JumpButton {
  id: string;
  category: 'BLOCK';
  type: 'JUMP_BUTTON';
  config: { text: string; next_node: string; style?: { background_color?: string } };
}

export interface ResendButton {
  id: string;
  category: 'BLOCK';
  type: 'RESEND_BUTTON';
  config: {
    flow_id: string;
    active_text: string;
    button_text: string;
    waiting_text: string;
    text_alignment?: 'LEFT' | 'CENTER' | 'RIGHT';
    max_attempts: number;
    waiting_time: number; // seconds
  };
}

interface FieldOf<Type extends string, Config> {
  id: string;
  category: 'FIELD';
  type: Type;
  label: string;
  hint?: string;
  required?: boolean;
  sensitive?: boolean;
  config?: Config;
}

interface LengthLimits {
  min_length?: number;
  max_length?: number;
}

export type TextField = FieldOf<
  'TEXT',
  LengthLimits & { multiline?: boolean; default_value?: string; placeholder?: string }
>;
export type EmailField = FieldOf<'EMAIL', { default_value?: string; placeholder?: string }>;
export type PasswordField = FieldOf<
  'PASSWORD',
  LengthLimits & { hash?: 'NONE'; placeholder?: string }
>;
interface BooleanConfig {
  default_value?: boolean;
  options: { true: string; false: string };
}
export interface BooleanField extends FieldOf<'BOOLEAN', BooleanConfig> {
  config: BooleanConfig;
}
export type LegalField = FieldOf<'LEGAL', { text?: string }>;
export type Field = TextField | EmailField | PasswordField | BooleanField | LegalField;

export interface Flow {
  id?: string;
  name: string;
  actions: FlowAction[];
}

/** `params` are checked by the table of `flow-rules.ts`; their values may be templates until the action runs. */
export interface FlowAction {
  id: string;
  alias?: string;
  type: string;
  action: string;
  allow_failure?: boolean;
  mask_output?: boolean;
  params: JsonObject;
}

/** The STEP of that id, if it is one. */
export function findStep(form: Form, id: string | null): StepNode | undefined {
  return form.nodes.find((node): node is StepNode => node.type === 'STEP' && node.id === id);
}

export function stepsOf(form: Form): StepNode[] {
  return form.nodes.filter((node): node is StepNode => node.type === 'STEP');
}

export function findNode(form: Form, id: string): FormNode | undefined {
  return form.nodes.find((node) => node.id === id);
}

export function fieldsOf(step: StepNode): Field[] {
  return step.config.components.filter(
    (component): component is Field => component.category === 'FIELD',
  );
}

/** The ids that `fields` of a rendered form may have: its fields and its hidden fields. */
export function fieldNames(form: Form): string[] {
  const hidden = form.start.hidden_fields ?? [];
  return [
    ...hidden.map((field) => field.key),
    ...stepsOf(form).flatMap((step) => fieldsOf(step).map((field) => field.id)),
  ];
}

/** A value while templates are resolved: what cannot be resolved is `undefined`. */
export type Value = Json | undefined;
