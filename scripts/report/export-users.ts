import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { fields } from '../../apis/read-product-account.ts';
import { parseMoment } from '../../policy/moment.ts';
import type { Support } from '../support/connect-support.ts';
import { patiently } from '../support/patiently.ts';

/** An export that Auth0 is working on, or has finished; `at`: when it began, in Unix milliseconds. */
export interface Export {
  id: string;
  at: number;
}

/** What a report is made of. Only `app_metadata` as a whole has the keys that name a product account. */
const FIELDS = [
  'user_id',
  'email',
  'email_verified',
  'blocked',
  'created_at',
  'last_login',
  'last_password_reset',
  'identities',
  'app_metadata',
].map((name) => ({ name }));

/** Asks Auth0 to export the users of a connection (by id), one JSON object a line. */
export async function beginExport(
  support: Support,
  connectionId: string,
): Promise<{ kind: 'begun'; begun: Export } | NoManagementAnswer> {
  return patiently(support, async () => {
    const answer = await ask(support.management, (api, options) =>
      api.jobs.usersExports.create(
        { connection_id: connectionId, format: 'json', fields: FIELDS },
        options,
      ),
    );
    if (answer.kind === 'refused') return unavailable(answer);
    const { id, created_at } = fields(answer.body);
    if (typeof id !== 'string') return { kind: 'unavailable', status: 200 };
    return { kind: 'begun', begun: { id, at: parseMoment(created_at) ?? support.now() } };
  });
}

export type Awaited =
  /** `location` is good for a minute, and for whoever has it. */
  | { kind: 'ready'; location: string }
  /** Auth0 forgets a job after a day. */
  | { kind: 'gone' }
  | { kind: 'failed' }
  /** Not done after an hour. */
  | { kind: 'still_running' }
  | NoManagementAnswer;

const LONGEST_MS = 60 * 60 * 1000;
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [2000, 15_000];

/** Waits until the export is done; asks seldom, since sign-ins ask the same API. */
export async function awaitExport(
  support: Support,
  id: string,
  say: (text: string) => void,
): Promise<Awaited> {
  for (let waitedMs = 0; waitedMs <= LONGEST_MS; ) {
    const answer = await patiently(support, () => readJob(support, id));
    if (answer.kind !== 'running') return answer;
    say(describeProgress(answer));
    const wanted = (answer.secondsLeft ?? waitedMs / 1000) * 1000;
    const pauseMs = Math.min(Math.max(wanted, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    await support.wait(pauseMs);
    waitedMs += pauseMs;
  }
  return { kind: 'still_running' };
}

type Running = { kind: 'running'; percent: number | null; secondsLeft: number | null };

async function readJob(
  { management }: Support,
  id: string,
): Promise<Exclude<Awaited, { kind: 'still_running' }> | Running> {
  const answer = await ask(management, (api, options) => api.jobs.get(id, options));
  if (answer.kind === 'refused')
    return answer.status === 404 ? { kind: 'gone' } : unavailable(answer);
  const { status, location, percentage_done: percent, time_left_seconds } = fields(answer.body);
  if (status === 'failed') return { kind: 'failed' };
  if (status === 'completed' && isSafe(location)) return { kind: 'ready', location };
  if (status === 'completed') return { kind: 'failed' };
  return { kind: 'running', percent: number(percent), secondsLeft: number(time_left_seconds) };
}

/** The file names people, whoever serves it. */
function isSafe(location: unknown): location is string {
  return typeof location === 'string' && URL.canParse(location) && /^https:/i.test(location);
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function describeProgress({ percent, secondsLeft }: Running): string {
  const left =
    secondsLeft === null ? '' : `, about ${Math.max(1, Math.ceil(secondsLeft / 60))} min left`;
  return `Auth0 is writing the export${percent === null ? '' : `: ${percent} %`}${left}`;
}
