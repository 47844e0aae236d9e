/** A string that is not empty; `what` names it in the error. */
export function requireText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '')
    throw new TypeError(`${what} must be a string that is not empty`);
  return value;
}
