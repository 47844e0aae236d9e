import { gzipSync } from 'node:zlib';
import { HttpResponse, http } from 'msw';
import { connectSupport } from '../../scripts/support/connect-support.ts';
import type { intercept } from '../support/intercept.ts';
import { json, now, settings, tokens } from '../support-commands/fake-tenant.ts';
import { acme, at, globex } from './sample-tenant.ts';

const api = 'https://tenant.example/api/v2';
const organization = (id: string, name: string, customer_id: string, urls: object) => ({
  ...{ id, name, display_name: `${name[0]?.toUpperCase()}${name.slice(1)}` },
  metadata: { customer_id, rollout: 'on', ...urls },
});

/**
 * Auth0 as a report sees it, at the wire: each job is done after two looks at it, and each look gives a link that works once.
 * `answer` may answer a call in its place: with `METHOD /path` it gets the how-manieth call of this kind it is.
 */
export function startFakeExport(server: ReturnType<typeof intercept>, users: readonly object[]) {
  const asked: string[] = [];
  const jobs = new Map<string, number>();
  const links = new Set<string>();
  const file = gzipSync(users.map((user) => `${JSON.stringify(user)}\n`).join(''));
  const state = {
    asked,
    jobs,
    links,
    file,
    bodies: [] as unknown[],
    answer: (_call: string, _count: number): Response | null => null,
  };
  const on = (
    method: 'get' | 'post',
    url: string,
    act: (request: Request, params: Record<string, unknown>) => Response | Promise<Response>,
  ) =>
    http[method](url, ({ request, params }) => {
      const call = `${request.method} ${new URL(request.url).pathname.replace('/api/v2', '')}`;
      asked.push(call);
      return state.answer(call, asked.filter((one) => one === call).length) ?? act(request, params);
    });
  server.use(
    tokens,
    on('get', `${api}/connections`, () =>
      json({ connections: [{ id: 'con_main', name: 'akeneo-product-cloud' }] }),
    ),
    on('get', `${api}/organizations`, () =>
      json({
        organizations: [
          organization('org_1', 'acme', acme, {
            pim_url: 'https://p.example',
            sdm_url: 'https://s.example',
          }),
          organization('org_2', 'globex', globex, { pim_url: 'https://p.example' }),
        ],
      }),
    ),
    on('post', `${api}/jobs/users-exports`, async (request) => {
      state.bodies.push(await request.json());
      const id = `job_${jobs.size + 1}`;
      jobs.set(id, 0);
      return json({
        id,
        type: 'users_export',
        status: 'pending',
        created_at: new Date(at).toISOString(),
      });
    }),
    on('get', `${api}/jobs/:id`, (_, { id }) => {
      const looks = jobs.get(String(id));
      if (looks === undefined) return json({ statusCode: 404, errorCode: 'inexistent_job' }, 404);
      jobs.set(String(id), looks + 1);
      const job = { id, type: 'users_export', created_at: new Date(at).toISOString() };
      if (looks < 2)
        return json({ ...job, status: 'pending', percentage_done: 40, time_left_seconds: 90 });
      const location = `https://files.example/${links.size + 1}`;
      links.add(location);
      return json({ ...job, status: 'completed', location });
    }),
    on('get', 'https://files.example/:name', (request) =>
      links.has(request.url)
        ? new HttpResponse(state.file)
        : new HttpResponse(null, { status: 403 }),
    ),
  );
  return state;
}

/** Support of that tenant; `waits` notes for how long it would have waited. */
export async function connectToFakeExport() {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  return { support: await connectSupport(settings, () => now, wait), waits };
}
