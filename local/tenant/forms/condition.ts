import type { Condition, Operand, Value } from './definition.ts';
import { resolve, type Scope } from './evaluate.ts';

/** Whether a router's rule or a flow's `if` holds. Nothing is converted: the text "true" is not the boolean. */
export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.operator) {
    case 'AND':
      return condition.operands.every((operand) => holds(operand, scope));
    case 'OR':
      return condition.operands.some((operand) => holds(operand, scope));
    case 'EQ':
      return read(condition.operands[0], scope) === read(condition.operands[1], scope);
  }
}

function read(operand: Operand, scope: Scope): Value {
  return resolve(operand, scope);
}
