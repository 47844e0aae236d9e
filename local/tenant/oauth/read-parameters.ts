import type { Context } from 'hono';
import { invalidRequest, type Refusal } from './refusal.ts';

export type Parameters = Record<string, string>;
export type ParametersRead =
  | { kind: 'read'; parameters: Parameters }
  | { kind: 'refused'; refusal: Refusal };

/** The parameters of an OAuth request: the query of a GET, the form body of a POST. None may appear twice. */
export async function readParameters(c: Context): Promise<ParametersRead> {
  if (c.req.method !== 'POST') return collect(new URL(c.req.url).searchParams);
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded'))
    return { kind: 'refused', refusal: invalidRequest(`Unsupported content type: ${type}`) };
  return collect(new URLSearchParams(await c.req.text()));
}

/** Promises each parameter once; one without a value counts as absent (RFC 6749, 3.1). */
export function collect(pairs: URLSearchParams): ParametersRead {
  const parameters: Parameters = Object.create(null);
  for (const [name, value] of pairs) {
    if (value === '') continue;
    if (parameters[name] !== undefined)
      return { kind: 'refused', refusal: invalidRequest(`Duplicate parameter: ${name}`) };
    parameters[name] = value;
  }
  return { kind: 'read', parameters: { ...parameters } };
}
