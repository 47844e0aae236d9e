import { readAccount } from '../../policy/account.ts';
import { judgePerson, type PersonStanding } from '../../policy/judge-person.ts';
import { findReason, type ReasonId } from '../../policy/reason-codes.ts';
import { advise } from './advise.ts';
import type { Support } from './connect-support.ts';
import { describeDiagnosis } from './describe-diagnosis.ts';
import { describeNoOrganization } from './describe-no-organization.ts';
import { type Gathered, gatherPerson } from './gather-person.ts';
import { cameInAfter, type Event, findLastTrouble, readTimeline } from './read-timeline.ts';
import type { Meaning } from './reason-meanings.ts';
import { quote, searchLogs } from './search-logs.ts';

const MINUTE_MS = 60_000;
const USUAL_LOOK_BACK_MS = 7 * 24 * 60 * MINUTE_MS;
const AROUND_MS = 30 * MINUTE_MS;

export interface Question {
  whom: string;
  organization: string | undefined;
  /** When it happened, in Unix milliseconds; `null`: in the last week. */
  at: number | null;
  /** As read from the screenshot. */
  code: string | undefined;
  json: boolean;
}

/** What was found out, and what to do. */
export interface Diagnosis extends Gathered {
  question: Question;
  standing: PersonStanding;
  from: number;
  until: number;
  events: Event[];
  /** Why not all of the log could be read. */
  logProblem: string | null;
  /** What the code on the screenshot means, else what kept the person out last. */
  reason: ReasonId | null;
  advice: Meaning;
}

/** `diagnose <email|user id>`: what somebody saw and why, where they stand, and the one thing to do. Changes nothing. Returns the exit code. */
export async function diagnose(
  support: Support,
  say: (text: string) => void,
  question: Question,
): Promise<0 | 1> {
  const shown = question.code === undefined ? null : findReason(question.code);
  if (question.code !== undefined && shown === null) {
    return fail(
      'Nobody has this code: compare it with the screenshot, digit by digit. [no_such_code]',
    );
  }
  const gathered = await gatherPerson(support, question.whom, question.organization);
  if (gathered.kind === 'unavailable') {
    return fail(
      `The Management API gave no answer (${gathered.status}). Run the same command again. [management_unavailable]`,
    );
  }
  if (gathered.kind !== 'gathered') {
    return fail(describeNoOrganization(gathered, question.organization ?? ''));
  }
  const now = support.now();
  const from = question.at === null ? now - USUAL_LOOK_BACK_MS : question.at - AROUND_MS;
  const until = question.at === null ? now : question.at + AROUND_MS;
  const log = await readLog(support, gathered, question.whom, from, until);
  const standing = judgePerson(gathered.facts, now);
  const last = findLastTrouble(log.events);
  const reason = shown ?? last;
  // The code on a screenshot explains that moment; what to do goes by what came after it.
  const isOver = question.at !== null && cameInAfter(log.events, question.at);
  say(
    describeDiagnosis(
      {
        ...gathered,
        question,
        standing,
        from,
        until,
        ...log,
        reason,
        advice: nameOrganization(advise(standing, isOver ? last : reason), question.organization),
      },
      question.json,
    ),
  );
  return 0;

  function fail(text: string): 1 {
    say(question.json ? JSON.stringify({ failed: text }) : text);
    return 1;
  }
}

/** Commands to copy have the name that was given. */
function nameOrganization(advice: Meaning, name: string | undefined): Meaning {
  return { ...advice, next: advice.next.replaceAll('<organization>', name ?? '<organization>') };
}

/** By what was typed, by the address and by the id: an entry has some of them. */
async function readLog(
  support: Support,
  { facts }: Gathered,
  whom: string,
  from: number,
  until: number,
): Promise<{ events: Event[]; logProblem: string | null }> {
  const names = [whom, whom.toLowerCase(), facts.email].filter((name) => !name.includes('|'));
  const { userId } = readAccount(facts.profile);
  const ids = [userId, whom].filter((id) => id.includes('|'));
  const terms = [
    ...[...new Set(names)].map((name) => `user_name:${quote(name)}`),
    ...[...new Set(ids)].map((id) => `user_id:${quote(id)}`),
  ];
  const searched = await searchLogs(support, `(${terms.join(' OR ')})`, { from, until });
  switch (searched.kind) {
    case 'found':
      return { events: readTimeline(searched.entries), logProblem: null };
    case 'too_many':
      return { events: [], logProblem: 'more entries than a search shows' };
    case 'unavailable':
      return { events: [], logProblem: `the log gave no answer (${searched.status})` };
  }
}
