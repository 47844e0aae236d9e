const base = 'https://claims.akeneo.cloud/problems';

const problems = {
  wrong: {
    type: `${base}/credentials/wrong`,
    status: 401,
    title: 'No such user, or not the password',
  },
  disabled: {
    type: `${base}/credentials/disabled`,
    status: 403,
    title: 'The account is disabled',
  },
  locked: { type: `${base}/credentials/locked`, status: 423, title: 'The account is locked' },
  unauthorized: {
    type: `${base}/request/unauthorized`,
    status: 401,
    title: 'The token is not accepted',
  },
  invalid: { type: `${base}/request/invalid`, status: 400, title: 'The request is not valid' },
  too_large: { type: `${base}/request/too-large`, status: 413, title: 'The body is too large' },
  too_many: { type: `${base}/request/too-many`, status: 429, title: 'Too many requests' },
  unknown_organization: {
    type: `${base}/organizations/unknown`,
    status: 404,
    title: 'The product does not serve this customer',
  },
  unknown_account: {
    type: `${base}/accounts/unknown`,
    status: 404,
    title: 'There is no such account',
  },
  held: {
    type: `${base}/accounts/held`,
    status: 409,
    title: 'Another Product Cloud account holds this account',
  },
  internal: { type: 'about:blank', status: 500, title: 'Internal Server Error' },
} as const;

export type ProblemKind = keyof typeof problems;

/** An RFC 9457 answer. `detail` must never repeat what the caller sent. */
export function problem(
  kind: ProblemKind,
  more: { detail?: string; headers?: Record<string, string> } = {},
): Response {
  const { type, title, status } = problems[kind];
  const body = { type, title, status, ...(more.detail && { detail: more.detail }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...more.headers,
    },
  });
}
