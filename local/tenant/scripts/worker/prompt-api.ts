import type { JsonObject } from '../../store/types.ts';
import { copyPlain } from './copy-plain.ts';
import type { ApiContext } from './create-api.ts';
import { requireFirstPause } from './require-first-pause.ts';
import { requireText } from './require-text.ts';

/** One form per Action. */
export function createPromptApi(context: ApiContext) {
  const { job, record } = context;
  return {
    render(id: unknown, data: { fields?: unknown; vars?: unknown } = {}): void {
      const formId = requireText(id, 'the id of a form');
      requireFirstPause(context);
      const known = job.forms[formId];
      if (!known) throw new Error(`the tenant has no form ${formId}`);
      const fields = readObject(data.fields, 'fields');
      const unknown = Object.keys(fields).find((name) => !known.includes(name));
      if (unknown !== undefined) throw new Error(`the form ${formId} has no field ${unknown}`);
      if (Buffer.byteLength(JSON.stringify(fields)) > 24 * 1024)
        throw new Error('the fields of a form may have 24 kB');
      const vars = readObject(data.vars, 'vars');
      record({ call: 'prompt.render', args: [formId, { fields, vars }] });
    },
  };
}

function readObject(value: unknown, name: string): JsonObject {
  const copy = copyPlain(value ?? {}, name);
  if (copy === null || typeof copy !== 'object' || Array.isArray(copy))
    throw new TypeError(`${name} must be an object`);
  return copy;
}
