import { PRODUCTS } from '../../policy/products.ts';
import type { ProductName } from '../products/organization.ts';
import type { World as ConsoleWorld } from '../tenant/console/world.ts';
import type { Sandbox } from '../tenant/scripts/create-sandbox.ts';
import type { Clock } from '../tenant/store/clock.ts';
import type { Organization } from '../tenant/store/types.ts';
import type { Listener } from './listen.ts';
import type { CallRecorder } from './record-calls.ts';

/** What the console shows of the world around the tenant, and its switches for the products. */
export function describeForConsole(world: {
  urls: { inbox: string } & Record<ProductName, string>;
  listeners: Record<ProductName, Listener>;
  organizations: readonly Organization[];
  calls: CallRecorder;
  sandbox: Sandbox;
  clock: Clock;
  /** Returns how many keys the product was given. */
  giveKeys?: ((product: ProductName) => number) | undefined;
}): ConsoleWorld {
  const { urls, listeners, organizations, calls, sandbox, clock, giveKeys } = world;
  const given: Partial<Record<ProductName, { count: number; at: number }>> = {};
  const isProduct = (id: string) => id === 'pim' || id === 'sdm';
  const find = (id: string) => (isProduct(id) ? listeners[id] : undefined);
  return {
    get products() {
      return (['pim', 'sdm'] as const).map((id) => ({
        id,
        name: PRODUCTS[id].name,
        url: urls[id],
        running: listeners[id].isRunning(),
        organizations: organizations
          .filter(({ metadata }) => PRODUCTS[id].urlKey in metadata)
          .map(({ name }) => name),
        ...(given[id] && { keys: given[id] }),
      }));
    },
    inboxUrl: urls.inbox,
    stopProduct: async (id) => find(id)?.stop(),
    startProduct: async (id) => find(id)?.start(),
    ...(giveKeys && {
      giveKeys: (id) => {
        if (isProduct(id)) given[id] = { count: giveKeys(id), at: clock.now() };
      },
    }),
    calls: () => calls.calls(),
    resetCalls: () => calls.reset(),
    executions: () => [...sandbox.executions()],
  };
}
