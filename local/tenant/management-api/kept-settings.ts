import type { JsonObject } from '../store/types.ts';
import type { BodyRule, Operation } from './operation.ts';
import { done } from './operation.ts';

/** One object that can be read and changed, and by which this tenant does nothing: it is kept under its path. */
export function describeKept(setting: {
  path: string;
  description: string;
  scope: string;
  usual: JsonObject;
  fields: Record<string, BodyRule>;
  method?: 'PUT' | 'PATCH';
}): Operation[] {
  const { path, description, scope, usual, fields, method = 'PATCH' } = setting;
  const key = path.slice(1);
  return [
    {
      method: 'GET',
      path,
      description: `Get ${description}`,
      scopes: [`read:${scope}`],
      run: ({ configuration }) => done({ ...usual, ...configuration.kept[key] }),
    },
    {
      method,
      path,
      description: `Update ${description}`,
      scopes: [`update:${scope}`],
      body: fields,
      run: ({ configuration }, { body }) => {
        configuration.kept[key] = { ...configuration.kept[key], ...body };
        return done({ ...usual, ...configuration.kept[key] });
      },
    },
  ];
}
