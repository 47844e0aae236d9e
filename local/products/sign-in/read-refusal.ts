export interface Refusal {
  /** What the tenant tells the person; null if it told nothing. */
  message: string | null;
  /** A short code for support. */
  reason: string;
  /** The account is fine, but not a member of this organization: another sign-in may help. */
  missingMembership: boolean;
}

/** Takes an error response apart: a description ends with ` [reason_id]` where an Action denied. */
export function readRefusal(error: string, description: string | undefined): Refusal {
  // Auth0's own words for it name ids: people get ours instead.
  if (/\bis not part of the \S+ organization\b/.test(description ?? ''))
    return { message: null, reason: 'not_a_member', missingMembership: true };
  const [, message, reason] = /^(.*\S)\s+\[(\w{1,60})\]$/s.exec(description ?? '') ?? [];
  return {
    message: message ?? description ?? null,
    reason: reason ?? error,
    missingMembership: false,
  };
}
