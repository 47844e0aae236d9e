import type { Context } from 'hono';

/** An error as the Management API words it. Never 5xx: the SDK and Deploy CLI would repeat those for minutes. */
export interface Refusal {
  kind: 'refused';
  status: 400 | 401 | 403 | 404 | 409 | 415 | 429;
  message: string;
  errorCode?: string;
  attributes?: Record<string, string>;
}

const names = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
} as const;

export function refusal(status: Refusal['status'], message: string, errorCode?: string): Refusal {
  return { kind: 'refused', status, message, ...(errorCode !== undefined && { errorCode }) };
}

/** The body is not what the operation takes. */
export function invalidBody(message: string): Refusal {
  return refusal(400, `Payload validation error: '${message}'.`, 'invalid_body');
}

export const inexistentUser = refusal(404, 'The user does not exist.', 'inexistent_user');

/** A connection that a body names. */
export const inexistentConnection = refusal(
  400,
  'Connection does not exist.',
  'inexistent_connection',
);

export function answerRefusal(c: Context, { status, kind: _, ...rest }: Refusal): Response {
  return c.json({ statusCode: status, error: names[status], ...rest }, status);
}
