import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { fields } from '../../apis/read-product-account.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';

/** The connection that people sign in with. */
export const MAIN_CONNECTION = 'akeneo-product-cloud';

export type FoundConnection =
  | { kind: 'found'; id: string }
  | { kind: 'no_such_connection' }
  | NoManagementAnswer;

/** The id of a database connection; users know it by name only. */
export async function findConnection(support: Support, name: string): Promise<FoundConnection> {
  return patiently(support, async (): Promise<FoundConnection> => {
    const answer = await ask(support.management, async (api, options) => {
      const request = { name, fields: 'id,name', include_fields: true, take: 2 };
      return (await api.connections.list(request, options)).data;
    });
    if (answer.kind === 'refused') return unavailable(answer);
    const found = (Array.isArray(answer.body) ? answer.body : []).map(fields);
    const id = found.find((one) => one.name === name)?.id;
    return typeof id === 'string' ? { kind: 'found', id } : { kind: 'no_such_connection' };
  });
}
