import { invalidRequest } from '../refusal.ts';
import type { AuthorizeCheck } from './context.ts';

const most = 10;
const allowedValue = /^[-\w.*~@+ /:]{1,255}$/;

/** At most ten `ext-` parameters of 255 harmless characters each. */
export const checkExtParameters: AuthorizeCheck = ({ parameters }) => {
  const names = Object.keys(parameters).filter((name) => name.startsWith('ext-'));
  if (names.length > most) return invalidRequest(`At most ${most} ext- parameters are allowed`);
  const wrong = names.find((name) => !allowedValue.test(parameters[name] ?? ''));
  return wrong === undefined ? undefined : invalidRequest(`Invalid value of parameter ${wrong}`);
};
