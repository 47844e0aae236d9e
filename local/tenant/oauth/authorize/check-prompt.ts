import { invalidRequest } from '../refusal.ts';
import { type AuthorizeCheck, splitList } from './context.ts';

const known = ['none', 'login', 'consent'];

/** `prompt` and `max_age` ask for something that can be done. */
export const checkPrompt: AuthorizeCheck = ({ parameters }) => {
  const prompt = splitList(parameters.prompt);
  const unknown = prompt.find((one) => !known.includes(one));
  if (unknown !== undefined) return invalidRequest(`Unsupported prompt: ${unknown}`);
  if (prompt.includes('none') && prompt.length > 1)
    return invalidRequest('prompt=none cannot be combined with other values');
  const age = parameters.max_age;
  if (age !== undefined && !/^\d{1,9}$/.test(age))
    return invalidRequest('Parameter max_age must be a number of seconds');
  return undefined;
};
