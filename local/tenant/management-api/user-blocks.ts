import { liftBlocks, listBlocks } from '../protection/brute-force.ts';
import { findCredentialByIdentity } from '../store/credential-table.ts';
import type { Block, JsonObject } from '../store/types.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { inexistentUser } from './refusal.ts';
import { withUserId } from './with-user-id.ts';

const listQuery = { consider_brute_force_enablement: { pattern: /^(true|false)$/ } };
const identifierQuery = { identifier: { required: true } };

/** Blocks of brute-force protection; not what an administrator blocked, which is `blocked` on the user. */
export const userBlocks: Operation[] = [
  {
    method: 'GET',
    path: '/user-blocks',
    description: 'Get blocks by identifier',
    scopes: ['read:users'],
    query: { ...identifierQuery, ...listQuery },
    run: (tenant, { query }) => describeBlocks(tenant, [query.identifier ?? ''], query),
  },
  {
    method: 'DELETE',
    path: '/user-blocks',
    description: 'Unblock by identifier',
    scopes: ['update:users'],
    query: identifierQuery,
    run: (tenant, { query }) => lift(tenant, [query.identifier ?? '']),
  },
  {
    method: 'GET',
    path: '/user-blocks/:id',
    description: "Get a user's blocks",
    scopes: ['read:users'],
    query: listQuery,
    run: (tenant, { path, query }) =>
      withIdentifiers(tenant, path, (identifiers) => describeBlocks(tenant, identifiers, query)),
  },
  {
    method: 'DELETE',
    path: '/user-blocks/:id',
    description: 'Unblock a user',
    scopes: ['update:users'],
    run: (tenant, { path }) =>
      withIdentifiers(tenant, path, (identifiers) => lift(tenant, identifiers)),
  },
];

/** A user's own email and those of what is linked to it: each is an identifier that can be blocked. */
function withIdentifiers(
  tenant: Tenant,
  path: Record<string, string>,
  run: (identifiers: string[]) => Answer,
): Answer {
  return withUserId(path, (id) => {
    const user = findUser(tenant, id);
    if (!user) return inexistentUser;
    const linked = user.identities.flatMap(
      (one) => findCredentialByIdentity(tenant, one.connection, one.user_id)?.email ?? [],
    );
    return run([...new Set([user.email, ...linked])]);
  });
}

function describeBlocks(
  tenant: Tenant,
  identifiers: string[],
  query: Record<string, string>,
): Answer {
  const { enabled } = tenant.configuration.bruteForce;
  const counts = enabled || query.consider_brute_force_enablement !== 'true';
  const blocks = counts ? listBlocks(tenant, identifiers) : [];
  return done({ blocked_for: blocks.map(describeBlock) });
}

/** Account lockout blocks every address, and then names none. */
function describeBlock({ identifier, ip, connection }: Block): JsonObject {
  return { identifier, ...(ip !== '' && { ip }), connection };
}

function lift(tenant: Tenant, identifiers: string[]): Answer {
  liftBlocks(tenant, identifiers);
  return { kind: 'empty' };
}
