import type { Context } from 'hono';
import { collect, type Parameters } from '../read-parameters.ts';
import { type TokenError, tokenError } from './token-error.ts';

export type TokenBody = { kind: 'read'; parameters: Parameters } | TokenError;

/** The body of a back-channel request: a form or, as Auth0 takes it too, a JSON object of strings. */
export async function readTokenBody(c: Context): Promise<TokenBody> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return readJson(await c.req.text());
  if (type !== 'application/x-www-form-urlencoded')
    return tokenError(400, 'invalid_request', `Unsupported content type: ${type}`);
  const read = collect(new URLSearchParams(await c.req.text()));
  return read.kind === 'read'
    ? read
    : tokenError(400, read.refusal.error, read.refusal.error_description);
}

function readJson(text: string): TokenBody {
  const parameters: Parameters = {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return tokenError(400, 'invalid_request', 'The body is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return tokenError(400, 'invalid_request', 'The body must be a JSON object');
  for (const [name, one] of Object.entries(value)) {
    if (one === null || one === '') continue;
    if (typeof one !== 'string')
      return tokenError(400, 'invalid_request', `Parameter ${name} must be a string`);
    parameters[name] = one;
  }
  return { kind: 'read', parameters };
}
