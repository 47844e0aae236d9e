import {
  type Component,
  ending,
  type Form,
  type FormNode,
  findNode,
  type StepNode,
  stepsOf,
} from './definition.ts';

/** Where a node can lead. */
export function pointersOf(node: FormNode): (string | undefined)[] {
  switch (node.type) {
    case 'FLOW':
      return [node.config.next_node];
    case 'ROUTER':
      return [...node.config.rules.map((rule) => rule.next_node), node.config.fallback];
    case 'STEP':
      return [
        node.config.next_node,
        ...node.config.components.flatMap((component) =>
          component.type === 'JUMP_BUTTON' ? [component.config.next_node] : [],
        ),
      ];
  }
}

/** Every `next_node` names a node, and every NEXT_BUTTON has one. */
export function checkPointers(form: Form): string[] {
  const named = [
    { id: 'start', pointers: [form.start.next_node as string | undefined] },
    ...form.nodes.map((node) => ({ id: node.id, pointers: pointersOf(node) })),
  ];
  const dangling = named.flatMap(({ id, pointers }) =>
    pointers
      .filter((pointer) => pointer !== undefined && pointer !== ending && !findNode(form, pointer))
      .map((pointer) => `${id}: there is no node ${pointer}`),
  );
  const stuck = stepsOf(form)
    .filter((step) => step.config.next_node === undefined && hasNext(step))
    .map((step) => `${step.id}: NEXT_BUTTON needs a next_node`);
  const buttons = stepsOf(form)
    .filter((step) => step.config.components.filter(isNext).length > 1)
    .map((step) => `${step.id}: more than one NEXT_BUTTON`);
  return [...dangling, ...stuck, ...buttons];
}

function isNext(component: Component): boolean {
  return component.type === 'NEXT_BUTTON';
}

function hasField(step: StepNode): boolean {
  return step.config.components.some(({ category }) => category === 'FIELD');
}

function hasNext(step: StepNode): boolean {
  return step.config.components.some(isNext);
}

/** Every node is reached. A form without a field may be a dead end; one that asks for something leads back to the sign-in. */
export function checkReachable(form: Form): string[] {
  const reached = new Set<string>();
  const open = [form.start.next_node];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const node = findNode(form, id);
    if (node) open.push(...pointersOf(node).filter((pointer) => pointer !== undefined));
  }
  const unreached = form.nodes
    .filter((node) => !reached.has(node.id))
    .map((node) => `${node.id}: no way leads here`);
  const asks = stepsOf(form).some(hasField);
  if (asks && !reached.has(ending)) unreached.push('$ending: no way leads here');
  if (reached.has(ending) && !form.ending) unreached.push('ending: resume_flow is missing');
  return unreached;
}
