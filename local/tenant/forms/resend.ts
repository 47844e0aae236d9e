import type { ResendButton } from './definition.ts';
import type { Journey } from './journey.ts';

/** What a RESEND_BUTTON allows now. */
export type ResendState =
  | { kind: 'ready' }
  | { kind: 'waiting'; seconds: number; last: boolean }
  | { kind: 'used_up' };

/** Judged by the tenant's clock alone: neither a reload nor a script of the page shortens it. */
export function judgeResend({ tenant, notes }: Journey, button: ResendButton): ResendState {
  const earlier = Object.hasOwn(notes.resends, button.id) ? notes.resends[button.id] : undefined;
  if (!earlier) return { kind: 'ready' };
  const last = earlier.clicks >= button.config.max_attempts;
  const endsAt = earlier.at + button.config.waiting_time * 1000;
  const seconds = Math.ceil((endsAt - tenant.clock.now()) / 1000);
  if (seconds > 0) return { kind: 'waiting', seconds, last };
  return last ? { kind: 'used_up' } : { kind: 'ready' };
}

/** Counts a click before its flow runs, so that two clicks at once are two. */
export function countResend({ tenant, notes }: Journey, button: ResendButton): void {
  const clicks = notes.resends[button.id]?.clicks ?? 0;
  notes.resends[button.id] = { clicks: clicks + 1, at: tenant.clock.now() };
}
