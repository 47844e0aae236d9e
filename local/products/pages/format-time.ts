import type { Language } from '../texts/text.ts';

/** A moment as people of this language write it, in UTC and saying so. */
export function formatTime(language: Language, milliseconds: number): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(milliseconds);
}

/** A moment to read out, or to copy into a log search: `2026-11-21 22:52:10 UTC`. */
export function formatMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/T(.{8}).*/, ' $1 UTC');
}

/** A day, given as ISO date. */
export function formatDay(language: Language, isoDate: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(isoDate),
  );
}
