import { formatMoment } from '../../local/products/pages/format-time.ts';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Event } from './read-timeline.ts';
import { MEANINGS } from './reason-meanings.ts';

/** So many lines of a log somebody reads. */
const MOST_LINES = 20;

/** What happened to somebody, a line for each thing: when, what, in which application, its code and what that means. */
export function describeLog({
  events,
  from,
  until,
  logProblem,
}: Pick<Diagnosis, 'events' | 'from' | 'until' | 'logProblem'>): string[] {
  const period = `${formatMoment(from)} to ${formatMoment(until)}`;
  if (logProblem !== null) return [`Log: not known, ${logProblem}`];
  if (events.length === 0)
    return [`Log, ${period}: nothing of this person. Auth0 keeps it 1 to 30 days.`];
  const runs = groupRepeated(events);
  const left = runs.slice(0, -MOST_LINES).reduce((sum, { times }) => sum + times, 0);
  return [
    `Log, ${period}:`,
    ...(left > 0 ? [`  ${left} earlier entries are left out`] : []),
    ...runs.slice(-MOST_LINES).map((run) => `  ${describeRun(run)}`),
  ];
}

/** The same thing, once or several times in a row. */
interface Run {
  event: Event;
  until: number;
  times: number;
}

function groupRepeated(events: readonly Event[]): Run[] {
  const runs: Run[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last !== undefined && isSame(last.event, event)) {
      last.until = event.at;
      last.times += 1;
    } else runs.push({ event, until: event.at, times: 1 });
  }
  return runs;
}

function isSame(one: Event, other: Event): boolean {
  const { type, application, reason } = one;
  return type === other.type && application === other.application && reason === other.reason;
}

function describeRun({ event, until, times }: Run): string {
  const { at, what, application, reason } = event;
  const when = `${formatMoment(at)}${times === 1 ? '' : ` to ${formatMoment(until)}, ${times} times`}`;
  const where = application === '' ? '' : ` (${application})`;
  const why =
    reason === null ? '' : `  ${REASON_CODES[reason]} ${reason}: ${MEANINGS[reason].means}`;
  return `${when}  ${what}${where}${why}`;
}
