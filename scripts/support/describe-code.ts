import { findReason, REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import { findHelp, type HelpSentence } from './help-sentences.ts';
import { listSightings, type Sighting } from './list-sightings.ts';
import { MEANINGS } from './reason-meanings.ts';

/** All that is known of one reason, without asking anybody. */
export interface Explained {
  code: string;
  reason: ReasonId;
  means: string;
  seen: Sighting[];
  next: string;
  help: HelpSentence | null;
}

/** `code <code>`: says what a short code, or a reason id from a log, means. Asks no tenant. Returns the exit code. */
export function describeCode(written: string, json: boolean, say: (text: string) => void): 0 | 1 {
  const reason = findReason(written) ?? readId(written.trim());
  if (reason === null) {
    say(
      json
        ? JSON.stringify({ reason: null })
        : 'Nobody has this code: compare it with the screenshot, digit by digit. [no_such_code]',
    );
    return 1;
  }
  const explained = explainReason(reason);
  say(json ? JSON.stringify(explained) : describeReason(explained));
  return 0;
}

export function explainReason(reason: ReasonId): Explained {
  const { means, next, help } = MEANINGS[reason];
  const seen = listSightings(reason);
  return { code: REASON_CODES[reason], reason, means, seen, next, help: findHelp(help) };
}

/** A sentence of a help page with its place, to be quoted; nothing where no page says it. */
export function describeHelp(help: HelpSentence | null): string[] {
  return help === null ? [] : [`Help page: ${help.page}, ${help.section}`, `  “${help.text}”`];
}

export function describeSightings(seen: readonly Sighting[]): string[] {
  return seen.map(({ places, text }) => `  ${places.join(', ')}: “${text}”`);
}

function describeReason({ code, reason, means, seen, next, help }: Explained): string {
  return [
    `${code}  ${reason}`,
    `Means: ${means}`,
    ...(seen.length === 0
      ? ['The person reads nothing of it: it stands in a log alone.']
      : ['The person read, in their language:', ...describeSightings(seen)]),
    `Next: ${next}`,
    ...describeHelp(help),
  ].join('\n');
}

function readId(text: string): ReasonId | null {
  const ids = Object.keys(REASON_CODES) as ReasonId[];
  return ids.find((id) => id === text) ?? null;
}
