import { check, type Findings, isObject, type Rule } from './rules.ts';

/** Conditions are typed `{}` in the platform's schemas; only `EQ` against true, false or a text has a source. */
export const condition: Rule = { kind: 'own', check: checkCondition };

const groups = ['AND', 'OR'];

function checkCondition(value: unknown, path: string, findings: Findings): void {
  const complain = (message: string) => findings.complaints.push(`${path}: ${message}`);
  if (!isObject(value) || !Array.isArray(value.operands)) {
    return void complain('a condition has an operator and operands');
  }
  const { operator, operands, ...rest } = value;
  if (Object.keys(rest).length > 0) complain(`unknown key ${Object.keys(rest).join(', ')}`);
  if (groups.includes(String(operator))) {
    if (operands.length === 0) complain('a group needs an operand');
    for (const [index, operand] of operands.entries())
      checkCondition(operand, `${path}.operands[${index}]`, findings);
    return;
  }
  if (operator !== 'EQ') {
    return void complain(`operator ${JSON.stringify(operator)} has no documented spelling`);
  }
  if (operands.length !== 2) complain('EQ has two operands');
  for (const [index, operand] of operands.entries())
    checkOperand(operand, `${path}.operands[${index}]`, findings);
}

function checkOperand(operand: unknown, path: string, findings: Findings): void {
  if (typeof operand === 'string') check(operand, { kind: 'data' }, path, findings);
  else if (typeof operand !== 'boolean')
    findings.complaints.push(`${path}: must be true, false or a text`);
}
