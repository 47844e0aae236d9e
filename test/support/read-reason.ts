import { findReason } from '../../policy/reason-codes.ts';

/** The reason behind the short code that a refusal ends with, `null` where there is none. */
export function readReason(description: string | null | undefined): string | null {
  const [, code] = /\[(AK-\d+)\]$/.exec(description ?? '') ?? [];
  return code === undefined ? null : findReason(code);
}
