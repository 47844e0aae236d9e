import { connectProduct, release } from '../../apis/product-identity.ts';
import { deleteUser } from '../../local/tenant/store/delete-user.ts';
import type { World } from '../../local/world.ts';

const tokenTypes = ['s', 'ssa', 'seacft', 'sertft'];

/** What is kept about everybody, and what an administrator of the tenant may do; plain data for tests. */
export function createAdminCommands(world: World) {
  const { tenant } = world.tenant;
  /** When each deleted account was deleted; another one may come with its id. */
  const deletions = new Map<string, string>();

  const connect = (product: 'pim' | 'sdm', organization: string) =>
    connectProduct({
      id: product,
      url: `${world.urls[product]}/${organization}`,
      issuer: world.urls.tenant,
      key: world.keys[product],
      now: world.clock.now(),
    });
  const listAccounts = (product: 'pim' | 'sdm') =>
    tenant.configuration.organizations
      .filter(({ metadata }) => metadata[`${product}_url`] !== undefined)
      .flatMap(({ name }) =>
        world.products[product].control.users(name).map((user) => ({
          key: `${product}|${user.customerId}|${user.id}`,
          organization: name,
          claimedBy: user.claimedBy,
          own: JSON.stringify([user.email, user.username, user.roles, user.preferences]),
        })),
      );

  const commands = {
    /** Everybody in both products; `own` is what linking must leave as it was. */
    productAccounts: () => [...listAccounts('pim'), ...listAccounts('sdm')],
    /** Where each password of the tenant opens. */
    credentials: () =>
      [...tenant.state.credentials.byIdentity.values()].map(
        ({ connection, identityId, email }) => ({
          ...{ connection, identityId, email },
        }),
      ),
    /** All that the invariants speak of, at one moment. */
    stock: () => ({
      users: [...tenant.state.users.values()].map(
        ({ user_id, email, email_verified, app_metadata, identities }) => ({
          ...{ user_id, email, email_verified, app_metadata },
          identities: identities.map(({ connection, user_id: id }) => ({
            connection,
            user_id: id,
          })),
        }),
      ),
      /** Who got a code or a token, for which application. */
      tokens: tenant.state.logs
        .filter(
          ({ type, user_id = '', date }) =>
            tokenTypes.includes(type) &&
            user_id.startsWith('auth0|') &&
            date > (deletions.get(user_id) ?? ''),
        )
        .map(({ type, user_id = '', client_name = '' }) => ({
          ...{ type, userId: user_id, client: client_name },
        })),
      credentials: commands.credentials(),
      productAccounts: commands.productAccounts(),
      deleted: [...deletions.keys()],
    }),
    /** What DELETE /api/v2/users/{id} does, with all that hangs on it. What it claimed at the products stays claimed. */
    deleteUser(userId: string) {
      deleteUser(tenant, userId);
      deletions.set(userId, new Date(world.clock.now()).toISOString());
    },
    /** Lets go of everything that was claimed for this account, as whoever deletes one has to. */
    async releaseClaims(userId: string) {
      for (const product of ['pim', 'sdm'] as const)
        for (const { key, claimedBy, organization } of listAccounts(product))
          if (claimedBy === userId)
            await release(connect(product, organization), key.split('|')[2] ?? '', userId);
    },
  };
  return commands;
}
