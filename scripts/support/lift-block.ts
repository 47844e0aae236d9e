import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { fields } from '../../apis/read-product-account.ts';
import type { Support } from './connect-support.ts';
import { leaveRoom } from './leave-room.ts';
import { patiently } from './patiently.ts';

/** For which addresses an identifier is blocked; `ips` is empty where it is blocked for all. */
export type FoundBlocks =
  | { kind: 'blocked'; ips: string[] }
  | { kind: 'not_blocked' }
  | NoManagementAnswer;

/** Whether brute-force protection blocks this identifier now. */
export function findBlocks(support: Support, identifier: string): Promise<FoundBlocks> {
  return patiently(support, async (): Promise<FoundBlocks> => {
    const answer = await ask(support.management, (api, options) =>
      api.userBlocks.listByIdentifier(
        { identifier, consider_brute_force_enablement: true },
        options,
      ),
    );
    if (answer.kind === 'refused') return unavailable(answer);
    const { blocked_for: blocks } = fields(answer.body);
    if (!Array.isArray(blocks)) return { kind: 'unavailable', status: 200 };
    if (blocks.length === 0) return { kind: 'not_blocked' };
    const ips = blocks.flatMap((one) => fields(one).ip ?? []).map(String);
    return { kind: 'blocked', ips: [...new Set(ips)] };
  });
}

/** Lifts what brute-force protection blocks for this identifier, and nothing else; then leaves sign-ins room at the API. */
export async function liftBlock(
  support: Support,
  identifier: string,
): Promise<{ kind: 'lifted' } | NoManagementAnswer> {
  const lifted = await patiently(support, async () => {
    const answer = await ask(support.management, async (api, options) => {
      const deleted = api.userBlocks.deleteByIdentifier({ identifier }, options);
      return (await deleted.withRawResponse()).rawResponse.headers;
    });
    return answer.kind === 'refused'
      ? unavailable(answer)
      : { kind: 'lifted' as const, headers: answer.body as Headers };
  });
  if (lifted.kind === 'unavailable') return lifted;
  await leaveRoom(support, lifted.headers);
  return { kind: 'lifted' };
}
