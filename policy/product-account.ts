/** A user of a product, as far as we believe what the product says. */
export interface ProductAccount {
  /** Unique in its product of its customer only. */
  id: string;
  email: string;
  /** `null` where the product has none. */
  username: string | null;
  givenName: string;
  familyName: string;
  name: string;
  enabled: boolean;
  /** The Product Cloud account that holds it. */
  claimedBy: string | null;
}

/** Why there is no answer to believe; for the log. */
export type Trouble =
  | 'timeout'
  | 'network'
  | 'redirect'
  | 'too_large'
  | 'not_json'
  | 'throttled'
  | 'server_error'
  /** 502, 503, 504: whoever stands before the product says that it is not there. */
  | 'gateway'
  /** It was not asked, since it was down a moment ago. */
  | 'circuit_open'
  | 'malformed';

/** "The product did not answer" is no sort of "the password is wrong". */
export type NoAnswer =
  | { kind: 'unavailable'; why: Trouble }
  /** We are refused, not the person: somebody of ours has to look. */
  | { kind: 'misconfigured'; status: number };

export type Verification =
  | { kind: 'valid'; account: ProductAccount }
  | { kind: 'rejected'; reason: 'wrong' | 'disabled' | 'locked' }
  | NoAnswer;

export type LookUp = { kind: 'found'; account: ProductAccount } | { kind: 'nobody' } | NoAnswer;
