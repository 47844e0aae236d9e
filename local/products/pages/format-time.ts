import type { Language } from '../texts/text.ts';

/** A moment as people of this language write it, in UTC and saying so. */
export function formatTime(language: Language, milliseconds: number): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(milliseconds);
}

/** A day, given as ISO date. */
export function formatDay(language: Language, isoDate: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(isoDate),
  );
}
