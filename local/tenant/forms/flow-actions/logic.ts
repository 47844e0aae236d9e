import type { Json } from '../../store/types.ts';
import { done, failed, type RunAction } from './outcome.ts';
import { isJsonObject } from './read-params.ts';

/** Actions that only move values. Conditions, error messages and RETURN_JSON steer the flow itself: `run-flow.ts`. */
export const logicActions: Record<string, RunAction> = {
  'FLOW/STORE_VARS': ({ vars }, journey) => {
    if (!isJsonObject(vars)) return failed('vars is no object');
    Object.assign(journey.prompt.vars, vars);
    return done({});
  },
  'FLOW/MAP_VALUE': ({ input, cases, fallback }) => {
    const key = typeof input === 'string' || typeof input === 'number' ? String(input) : undefined;
    if (key === undefined) return failed('input is no text or number');
    const mapped = isJsonObject(cases) && Object.hasOwn(cases, key) ? cases[key] : fallback;
    return done(mapped === undefined ? {} : { result: mapped });
  },
  'FLOW/DO_NOTHING': () => done({}),
  'JSON/CREATE_JSON': ({ object }) =>
    object === undefined ? failed('object is missing') : done({ result: object }),
  'JSON/PARSE_JSON': ({ json }) => {
    try {
      return done({ object: JSON.parse(String(json)) as Json });
    } catch {
      return failed('json is malformed');
    }
  },
  'JSON/SERIALIZE_JSON': ({ object }) =>
    object === undefined ? failed('object is missing') : done({ json: JSON.stringify(object) }),
};
