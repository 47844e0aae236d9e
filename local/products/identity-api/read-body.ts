export type Body<Field extends string> =
  | { kind: 'valid'; body: Record<Field, string> }
  | { kind: 'invalid'; detail: string };

/** A JSON object of exactly these texts, each with its longest length. */
export async function readBody<Field extends string>(
  request: Request,
  fields: Record<Field, number>,
): Promise<Body<Field>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return { kind: 'invalid', detail: 'the content type is not application/json' };
  const value = await readJson(request);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'invalid', detail: 'the body is not a JSON object' };
  const object = value as Record<string, unknown>;
  for (const [name, maxLength] of Object.entries<number>(fields))
    if (!isText(object[name], maxLength))
      return {
        kind: 'invalid',
        detail: `${name} is missing or not a string of 1 to ${maxLength} characters`,
      };
  if (Object.keys(object).length > Object.keys(fields).length)
    return { kind: 'invalid', detail: 'the body has unknown fields' };
  return { kind: 'valid', body: object as Record<Field, string> };
}

/** Whether this is a string of 1 to `maxLength` characters. */
export function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length >= 1 && [...value].length <= maxLength;
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON is not an object either.
    return null;
  }
}
