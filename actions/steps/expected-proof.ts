import { digest } from '../../apis/proof.ts';
import type { Account } from '../../policy/account.ts';
import { composeProof } from '../../policy/confirmation.ts';

/** The `ext-proof` that the newest mailed link of this account carries, `null` when none is under way. */
export function expectedProof({ attempt, request }: Account): string | null {
  return attempt === null || request === null ? null : digest(composeProof(attempt, request));
}
