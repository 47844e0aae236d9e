export type IdentityCall = 'verify' | 'accounts' | 'password-reset' | 'product-cloud';

/** What goes wrong with the identity API of a product: at every call, or only `call`, or only the next `times` ones. */
export type Fault = FaultKind & { call?: IdentityCall; times?: number };

export type FaultKind =
  | { kind: 'too_many'; retryAfterSeconds?: number }
  | { kind: 'server_error' }
  /** 502 as a load balancer says it, 200 as a captive page does. */
  | { kind: 'html'; status: 200 | 502 }
  | { kind: 'empty_object' }
  | { kind: 'truncated_json' }
  /** 307 has the caller send the body again. */
  | { kind: 'redirect'; location: string; status?: 307 }
  /** Whatever it is, in place of the answer. */
  | { kind: 'says'; status: number; type: string; body: string }
  /** The right answer, under a success that is not the one of the contract. */
  | { kind: 'created' }
  | { kind: 'hang' }
  | { kind: 'closed_socket' }
  | { kind: 'slow'; ms: number }
  /** The right answer, about somebody else. */
  | { kind: 'wrong_account' }
  /** The right answer, with these fields on the account as well, or in place of its own. */
  | { kind: 'other_fields'; fields: Record<string, unknown> }
  /** The product does what it was asked to do, and the socket closes before the answer. */
  | { kind: 'lost_answer' };

/** Which of the five calls a path is; null for no call at all. */
export function callOfPath(path: string): IdentityCall | null {
  const rest = /^\/[^/]+\/identity\/v1\/(.+)$/.exec(path)?.[1] ?? '';
  if (rest === 'credentials/verify') return 'verify';
  if (rest === 'accounts' || rest === 'password-reset') return rest;
  return /^accounts\/[^/]+\/product-cloud$/.test(rest) ? 'product-cloud' : null;
}
