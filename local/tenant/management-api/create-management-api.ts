import { type Context, Hono } from 'hono';
import type { Json, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { checkAccess, type VerifyAccessToken } from './check-access.ts';
import { checkBody, checkQuery } from './check-request.ts';
import { findExport } from './exported-files.ts';
import { limitRates } from './limit-rates.ts';
import type { Answer, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { answerRefusal, invalidBody, type Refusal, refusal } from './refusal.ts';

/**
 * The part of Auth0's Management API that scripts, Actions and flows call, in Auth0's shapes; to be served over https at
 * `tenant.managementDomain`. What it lacks answers 404, and says so in the tenant log.
 */
export function createManagementApi(
  tenant: Tenant,
  rooms: { verifyAccessToken: VerifyAccessToken },
): Hono {
  const api = new Hono();
  api.use('/api/v2/*', limitRates(tenant));
  for (const operation of operations) {
    api.on(operation.method, `/api/v2${operation.path}`, async (c) => {
      const answer = await perform(tenant, rooms.verifyAccessToken, operation, c);
      // Auth0 logs changes, and refusals; who looks for something that is not there has changed nothing.
      const isLookUp = c.req.method === 'GET' && answer.kind === 'refused' && answer.status === 404;
      if (!isLookUp) log(tenant, c, operation.description, answer);
      return respond(c, answer);
    });
  }
  api.all('/api/v2/*', (c) => {
    const answer = refusal(404, 'Not Found');
    log(tenant, c, 'Not in the local tenant', answer);
    return respond(c, answer);
  });
  // On Auth0 somewhere else, and for whoever knows the link, too.
  api.get('/exports/:name', (c) => {
    const content = findExport(tenant, c.req.param('name'));
    return content === null ? c.text('Request has expired', 403) : c.body(content);
  });
  api.onError((error, c) => {
    console.error(`Management API, ${c.req.method} ${c.req.path}:`, error);
    return respond(c, refusal(400, 'The local tenant failed: see its output', 'local_defect'));
  });
  return api;
}

async function perform(
  tenant: Tenant,
  verifyAccessToken: VerifyAccessToken,
  operation: Operation,
  c: Context,
): Promise<Answer> {
  const authorization = c.req.header('authorization');
  const access = await checkAccess(tenant, verifyAccessToken, authorization, operation.scopes);
  if (access.kind === 'refused') return access;
  const query = c.req.query();
  const wrongQuery = checkQuery(operation, query);
  if (wrongQuery) return wrongQuery;
  const path = c.req.param();
  const none = { body: {}, list: [], scopes: access.scopes };
  const takesBody = operation.body ?? operation.values ?? operation.list;
  if (!takesBody) return operation.run(tenant, { path, query, ...none });
  const read = operation.form ? await readForm(c) : await readBody(c);
  if (read.kind === 'refused') return read;
  const wrongBody = checkBody(operation, read.body);
  if (wrongBody) return wrongBody;
  const sent = operation.list ? { list: read.body as Json[] } : { body: Object(read.body) };
  return operation.run(tenant, { path, query, ...none, ...sent });
}

async function readBody(c: Context): Promise<{ kind: 'read'; body: Json } | Refusal> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) return refusal(415, 'Unsupported Media Type');
  try {
    return { kind: 'read', body: await c.req.json<Json>() };
  } catch {
    return invalidBody('Invalid request payload JSON format');
  }
}

async function readForm(c: Context): Promise<{ kind: 'read'; body: Json } | Refusal> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return refusal(415, 'Unsupported Media Type');
  const body: JsonObject = {};
  for (const [key, value] of Object.entries(await c.req.parseBody())) {
    body[key] = value instanceof Blob ? await value.text() : String(value);
  }
  return { kind: 'read', body };
}

/** Auth0 logs every change that the API makes; method and path only, as a body may hold a password. */
function log(tenant: Tenant, c: Context, description: string, answer: Answer): void {
  const failed = answer.kind === 'refused';
  if (!failed && c.req.method === 'GET') return;
  tenant.log({
    type: failed ? 'fapi' : 'sapi',
    description: failed ? `${description}: ${answer.message}` : description,
    details: { request: { method: c.req.method, path: c.req.path } },
  });
}

function respond(c: Context, answer: Answer): Response {
  switch (answer.kind) {
    case 'refused':
      return answerRefusal(c, answer);
    case 'empty':
      return c.body(null, 204);
    case 'done':
      return c.json(answer.body, answer.status);
  }
}
