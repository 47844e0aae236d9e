import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inspectRoutes } from 'hono/dev';
import { claim, connectProduct } from '../../apis/product-identity.ts';
import type { Fault } from '../../local/products/control/faults.ts';
import type { ProductName } from '../../local/products/organization.ts';
import type { SeedUser } from '../../local/products/seed-user.ts';
import { settleTasks } from '../../local/tenant/after-answer.ts';
import type { RatePlan } from '../../local/tenant/management-api/rate-plans.ts';
import { computeOtp, enrollOtp } from '../../local/tenant/store/otp.ts';
import type { Client, Session } from '../../local/tenant/store/types.ts';
import type { CallTrouble } from '../../local/world/record-calls.ts';
import { openStateFolder } from '../../local/world/state-folder.ts';
import { startWorld } from '../../local/world.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { ensureCertificate } from '../../scripts/certificate.ts';
import { describeSettings } from '../../scripts/support/write-local-settings.ts';
import { createAdminCommands } from './admin-commands.ts';
import type { createDeployCommands } from './create-deploy-commands.ts';

const root = join(import.meta.dirname, '..', '..');
const files = await ensureCertificate(join(root, '.local'));
/** Most worlds are not deployed, and what deploys takes a second to load. */
const deploying = process.argv.includes('deployed')
  ? {
      ...(await import('../../scripts/deploy/deploy.ts')),
      ...(await import('./create-deploy-commands.ts')),
    }
  : null;
const folder = process.argv.find((one) => one.startsWith('folder='))?.slice('folder='.length);
const world = await startWorld({
  root,
  folder: folder === undefined ? undefined : openStateFolder(folder),
  ports: { tenant: 0, management: 0, pim: 0, sdm: 0, inbox: 0, smtp: 0 },
  certificate: { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') },
  ratePlan: process.argv[2] as RatePlan,
  stillClock: process.argv.includes('still-clock'),
  ...(deploying && {
    deploy: (deployment) =>
      deploying.deployFirst({
        ...deployment,
        api: deploying.connectTenant(deployment.access),
        say: () => {},
      }),
  }),
});
const { tenant } = world.tenant;

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** Mails are sent after the answer: asks again until there is something, for ten seconds. */
async function waitFor<T>(what: string, find: () => T[]): Promise<T[]> {
  const endsAt = performance.now() + 10_000;
  while (performance.now() < endsAt) {
    const found = find();
    if (found.length > 0) return found;
    await setTimeout(20);
  }
  throw new Error(`there is no ${what}`);
}

function listRoutes(app: Parameters<typeof inspectRoutes>[0]): string[] {
  const routes = inspectRoutes(app).filter(({ isMiddleware }) => !isMiddleware);
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}

/** What a test may ask of the world beside using it; everything returned is plain data. */
const commands = {
  ...createAdminCommands(world),
  ...(deploying?.createDeployCommands(world) as ReturnType<typeof createDeployCommands>),
  urls: () => world.urls,
  /** Everything that the three servers answer at, `GET /authorize` for example; middleware left out. */
  routes: () => ({
    tenant: listRoutes(world.tenant.pages),
    pim: listRoutes(world.products.pim.app),
    sdm: listRoutes(world.products.sdm.app),
  }),
  /** What the support commands need to know of this world. */
  supportSettings: () => describeSettings(world),
  /** The world's time, in Unix milliseconds. */
  now: () => world.clock.now(),
  advanceClock: (ms: number) => world.clock.advance(ms),
  stopProduct: (id: ProductName) => world.products[id].listener.stop(),
  startProduct: (id: ProductName) => world.products[id].listener.start(),
  setFault: (id: ProductName, fault: Fault | null) => world.products[id].control.setFault(fault),
  /** Every call that reached the identity API of a product, unanswered ones too. */
  identityCalls: (id: ProductName) => world.products[id].control.calls(),
  /** Ends every fault, lets go of what hangs, and forgets those calls. */
  resetProduct: (id: ProductName) => world.products[id].control.reset(),
  productUsers: (id: ProductName, organization: string) =>
    world.products[id].control.users(organization),
  setEnabled: (id: ProductName, organization: string, user: number, enabled: boolean) =>
    world.products[id].control.setEnabled(organization, user, enabled),
  setEmail: (id: ProductName, organization: string, user: number, email: string) =>
    world.products[id].control.setEmail(organization, user, email),
  /** Waits for what the tenant does after its answers: mails, and the look-ups before them. */
  settle: () => settleTasks(tenant),
  calls: () => world.calls.calls(),
  resetCalls() {
    world.calls.reset();
    world.authentication.reset();
  },
  /** How often browsers and products asked the Authentication API since `resetCalls`. */
  authenticationCalls: () => world.authentication.count(),
  spoilCall: (n: number, trouble: CallTrouble, of?: string) => world.calls.spoil(n, trouble, of),
  beginFaults: (seed: string, rate: number) => world.network.beginFaults(seed, rate),
  /** Waits for everything under way or held back; what happened to whom since the faults began. */
  async endFaults() {
    await settleTasks(tenant);
    const happened = await world.network.endFaults();
    await settleTasks(tenant);
    return happened;
  },
  addUser: (user: SeedUser) =>
    world.products[user.product].control.addUsers(user.organization, [user]),
  removeUser: (id: ProductName, organization: string, user: number) =>
    world.products[id].control.removeUser(organization, user),
  setDisplayName(organization: string, text: string) {
    const found = tenant.configuration.organizations.find(({ name }) => name === organization);
    if (found !== undefined) found.display_name = text;
  },
  /** Makes somebody hold exactly these, whatever they are: bare ids. */
  setIdentities(userId: string, ids: string[]) {
    const user = tenant.state.users.get(userId);
    if (user === undefined) throw new Error(`no user is ${userId}`);
    const [first] = user.identities;
    if (first === undefined) throw new Error(`${userId} has no identity`);
    user.identities = ids.map((user_id) => ({ ...first, user_id }));
  },
  /** Gives somebody a second factor; returns its secret. */
  enrollOtp: (userId: string) => enrollOtp(tenant, userId),
  computeOtp: (secret: string) => computeOtp(secret, world.clock.now()),
  users: () => [...tenant.state.users.values()],
  logs: () => tenant.state.logs,
  sessions: () => [...tenant.state.sessions.values()],
  messages: (to?: string) => world.inbox.messages(to === undefined ? undefined : { to }),
  /** All mails to this address, newest first, once there is one. */
  waitForMail: (to: string) => waitFor(`mail to ${to}`, () => world.inbox.messages({ to })),
  /** The newest link with `part` in it that was mailed to this address, once there is one. */
  async waitForLink(to: string, part: string) {
    const [link] = await waitFor(`link with ${part} to ${to}`, () =>
      world.inbox
        .messages({ to })
        .flatMap(({ links }) => links)
        .filter((url) => url.includes(part)),
    );
    return link ?? '';
  },
  /** The newest such link beside `known`, which is taken for used. */
  async waitForOtherLink(to: string, part: string, known: string) {
    const [link] = await waitFor(`other link with ${part} to ${to}`, () =>
      world.inbox
        .messages({ to })
        .flatMap(({ links }) => links)
        .filter((url) => url.includes(part) && url !== known),
    );
    return link ?? '';
  },
  /** The HTML of the newest mail to this address with this subject, once there is one. */
  async waitForSubject(to: string, subject: string) {
    const [mail] = await waitFor(`mail "${subject}" to ${to}`, () =>
      world.inbox.messages({ to }).filter((one) => one.subject === subject),
    );
    return mail?.html ?? '';
  },
  /** Lets another Product Cloud account claim somebody's product account. */
  async claim(id: ProductName, organization: string, email: string, account: string) {
    const found = world.products[id].control.users(organization).find((one) => one.email === email);
    const url = `${world.urls[id]}/${organization}`;
    const key =
      tenant.configuration.connections[0]?.options.configuration?.[PRODUCTS[id].keySecret];
    const product = connectProduct({
      id,
      url,
      issuer: world.urls.tenant,
      key: key ?? '',
      now: world.clock.now(),
    });
    return claim(product, String(found?.id), account);
  },
  setMetadata(organization: string, key: string, value: string) {
    const found = tenant.configuration.organizations.find(({ name }) => name === organization);
    if (found === undefined) throw new Error(`no organization is named ${organization}`);
    found.metadata[key] = value;
  },
  /** Lets every sign-in under way outlive its session: that Auth0 ends both together is not documented. */
  detachTransactions() {
    for (const transaction of tenant.state.transactions.values()) delete transaction.session_id;
  },
  /**
   * In MB. `resident`: of this process, its scripts' workers included, and whatever has not been collected yet. `held`: what a full
   * collection leaves in the main heap and beside it.
   */
  memory() {
    collectGarbage();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { resident: rss / 2 ** 20, held: (heapUsed + external) / 2 ** 20 };
  },
  /** Makes sessions live again that have ended: an Auth0 that does not end them. */
  bringBackSessions(sessions: Session[]) {
    for (const session of sessions) tenant.state.sessions.set(session.id, session);
  },
  executions: () => [...world.tenant.sandbox.executions()],
  printed: () => [...world.tenant.sandbox.printed()],
  clients: () => tenant.configuration.clients,
  /** Lets a product accept these keys and no others, the newest last. */
  giveKeys: (id: ProductName, keys: string[]) => world.giveKeys(id, keys),
  /** The keys that products know the tenant by. */
  productKeys: () => Object.values(world.keys),
  /** Registers an application and lets everybody sign in to it. */
  addClient(client: Client) {
    tenant.configuration.clients.push(client);
    for (const connection of tenant.configuration.connections)
      connection.enabled_clients.push(client.client_id);
  },
  organizations: () => tenant.configuration.organizations,
  /** Changes what the database scripts find under this key of `configuration`; returns what it was. */
  configureScripts(key: string, value: string) {
    const options = tenant.configuration.connections.find(
      ({ name }) => name === 'akeneo-product-cloud',
    )?.options;
    const before = options?.configuration?.[key] ?? '';
    if (options?.configuration) options.configuration[key] = value;
    return before;
  },
  close: () => world.close(),
};

export type Commands = typeof commands;

process.on('message', async (message: { id: number; name: keyof Commands; args: unknown[] }) => {
  const { id, name, args } = message;
  try {
    const command = commands[name] as (...args: unknown[]) => unknown;
    process.send?.({ id, value: await command(...args) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
  if (name === 'close') process.exit(0);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
