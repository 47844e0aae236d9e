import { type Refusal, refusal } from './refusal.ts';

/** Runs an operation on the user id in its path, which must name a provider: `auth0|...`. */
export function withUserId<T>(path: Record<string, string>, run: (id: string) => T): T | Refusal {
  const id = path.id ?? '';
  if (/^[^|]+\|.+$/.test(id)) return run(id);
  const message = `Path validation error: 'Object didn't pass validation for format user-id: ${id} on property id (The user_id of the user).'`;
  return refusal(400, message, 'invalid_uri');
}
