import { findClient, findOrganization } from '../oauth/find-configuration.ts';
import type { Job, JsonObject } from '../store/types.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { choice, filled, list, object, required, text } from './body-rules.ts';
import { exportUsers } from './export-users.ts';
import { linkExport } from './exported-files.ts';
import { importUsers } from './import-users.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { inexistentConnection, inexistentUser, refusal } from './refusal.ts';

const connectionId = {
  type: 'string',
  format: { name: 'connection_id', pattern: /^con_[A-Za-z0-9]{16}$/ },
} as const;
/** "All job-related data is automatically deleted after 24 hours" (Bulk User Exports). */
const JOB_LIFE_MS = 24 * 60 * 60 * 1000;
const missing = refusal(404, 'The job does not exist.', 'inexistent_job');
const readers = ['create:users', 'read:users'];

/**
 * Work that Auth0 does after its answer. Here it is done at once, and the first answer says `pending` all the same. Nothing is
 * mailed for `verification-email`: a link that works in any browser must never count in this extension.
 */
export const jobs: Operation[] = [
  {
    method: 'POST',
    path: '/jobs/users-exports',
    description: 'Create a job to export users',
    scopes: ['read:users'],
    body: {
      connection_id: connectionId,
      format: choice('json', 'csv'),
      limit: { type: 'integer', minimum: 1 },
      fields: list(object({ name: required({ ...text, maxLength: 100 }), export_as: text })),
    },
    run: (tenant, { body }) => {
      const connection = findConnection(tenant, body.connection_id);
      if (body.connection_id !== undefined && !connection) return inexistentConnection;
      const format = body.format === 'json' ? 'json' : 'csv';
      const job = keepJob(tenant, 'users_export', { ...body, format });
      job.file = {
        content: exportUsers(tenant, connection?.name, { ...body, format }),
        links: new Map(),
      };
      return answerPending(job);
    },
  },
  {
    method: 'POST',
    path: '/jobs/users-imports',
    description: 'Create a job to import users',
    scopes: ['create:users'],
    form: true,
    body: {
      users: required(text),
      connection_id: required(connectionId),
      upsert: choice('true', 'false'),
      external_id: text,
      send_completion_email: choice('true', 'false'),
    },
    run: async (tenant, { body: { users, connection_id, upsert, external_id } }) => {
      const connection = findConnection(tenant, connection_id);
      if (!connection) return inexistentConnection;
      const job = keepJob(tenant, 'users_import', {
        connection_id: connection.id,
        ...(external_id !== undefined && { external_id }),
      });
      const answer = answerPending(job, 202);
      const outcome = await importUsers(tenant, connection, String(users), upsert === 'true');
      Object.assign(job.shown, outcome.shown);
      job.errors = outcome.errors;
      return answer;
    },
  },
  {
    method: 'POST',
    path: '/jobs/verification-email',
    description: 'Send an email address verification email',
    scopes: ['update:users'],
    body: {
      user_id: required({
        type: 'string',
        format: { name: 'user-id', pattern: /^[^|]+\|.+$/ },
      }),
      client_id: filled,
      organization_id: filled,
      identity: object({
        user_id: required(filled),
        provider: required(choice('auth0')),
        connection_id: connectionId,
      }),
    },
    run: (tenant, { body: { user_id, client_id, organization_id } }) => {
      if (!findUser(tenant, String(user_id))) return inexistentUser;
      if (client_id !== undefined && !findClient(tenant, String(client_id)))
        return refusal(404, 'The client does not exist.', 'inexistent_client');
      if (organization_id !== undefined && !findOrganization(tenant, String(organization_id)))
        return refusal(404, 'The organization does not exist.', 'inexistent_organization');
      return answerPending(keepJob(tenant, 'verification_email', {}), 201);
    },
  },
  {
    method: 'GET',
    path: '/jobs/:id',
    description: 'Get a job',
    scopes: readers,
    run: (tenant, { path: { id = '' } }) => {
      const job = findJob(tenant, id);
      if (!job) return missing;
      const location = linkExport(tenant, job);
      return done({ ...structuredClone(job.shown), ...(location !== null && { location }) });
    },
  },
  {
    method: 'GET',
    path: '/jobs/:id/errors',
    description: 'Get job error details',
    scopes: readers,
    run: (tenant, { path: { id = '' } }) => {
      const job = findJob(tenant, id);
      if (!job) return missing;
      return job.errors.length > 0 ? done(structuredClone(job.errors)) : { kind: 'empty' };
    },
  },
];

/** Keeps a job that is done, whatever the first answer says. */
function keepJob(tenant: Tenant, type: string, more: JsonObject): Job {
  const id = tenant.createId('job_').slice(0, 20);
  const created_at = new Date(tenant.clock.now()).toISOString();
  const job: Job = { shown: { ...more, id, type, status: 'completed', created_at }, errors: [] };
  tenant.state.jobs.set(id, job);
  return job;
}

function answerPending(job: Job, status: 200 | 201 | 202 = 200): Answer {
  return done({ ...structuredClone(job.shown), status: 'pending' }, status);
}

function findJob({ state, clock }: Tenant, id: string): Job | undefined {
  const job = state.jobs.get(id);
  if (job === undefined || clock.now() <= Date.parse(String(job.shown.created_at)) + JOB_LIFE_MS)
    return job;
  state.jobs.delete(id);
  return undefined;
}

function findConnection({ configuration }: Tenant, wanted: unknown) {
  return configuration.connections.find(({ id }) => id === wanted);
}
