import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PRODUCTS } from '../policy/products.ts';
import { type Inbox, startInbox } from './inbox/start-inbox.ts';
import { createProduct } from './products/create-product.ts';
import type { ProductName } from './products/organization.ts';
import { createEmptyConfiguration } from './tenant/load/create-empty-configuration.ts';
import { loadConfiguration } from './tenant/load/load-configuration.ts';
import type { RatePlan } from './tenant/management-api/rate-plans.ts';
import { mountConsole, type RunningTenant, startTenant } from './tenant/start-tenant.ts';
import { createClock, createStillClock, type MovableClock } from './tenant/store/clock.ts';
import { choosePorts, readPorts } from './world/choose-ports.ts';
import { createMailer } from './world/create-mailer.ts';
import { createAccess, type Deployment } from './world/deployment.ts';
import { describeForConsole } from './world/describe-for-console.ts';
import { describeKeywords, type Urls } from './world/describe-keywords.ts';
import { isAuthenticationCall } from './world/is-authentication-call.ts';
import { keepState } from './world/keep-state.ts';
import { notYet } from './world/late-app.ts';
import { listProductOrganizations } from './world/list-product-organizations.ts';
import { describeTakenPort, type Listener, listen } from './world/listen.ts';
import { createNetwork, type Network } from './world/network.ts';
import { readRegistration } from './world/read-registration.ts';
import { type CallRecorder, createCallRecorder } from './world/record-calls.ts';
import type { StateFolder } from './world/state-folder.ts';

/** Port 0 takes a free one. */
export type Ports = Record<'tenant' | 'management' | 'pim' | 'sdm' | 'inbox' | 'smtp', number>;

type Product = Awaited<ReturnType<typeof createProduct>>;

/** The local tenant, both products and the inbox, in one process with one clock. */
export interface World {
  urls: Urls;
  /** HS256 keys of the product identity API, the newest that each product accepts; new with every start that does not go on from an earlier one. */
  keys: Record<ProductName, string>;
  /** What an engineer of the product does: from now on it accepts these keys, the newest last. */
  giveKeys(product: ProductName, keys: readonly string[]): void;
  clock: MovableClock;
  tenant: RunningTenant;
  products: Record<ProductName, Product & { listener: Listener }>;
  inbox: Inbox;
  calls: CallRecorder;
  network: Network;
  /** What counts at Auth0's limit of the Authentication API, as far as browsers and products ask the tenant. */
  authentication: CallRecorder;
  /** The application of the support commands. */
  support: { clientId: string; clientSecret: string };
  /** For another deploy into the running tenant; only a world that began with one has it. */
  deployment?: Deployment;
  close(): Promise<void>;
}

/**
 * Starts everything on loopback and fills the tenant from `build/`: by `deploy`, through the Management API of an empty tenant,
 * or without it by loading the files, which is quicker and comes to the same. `certificate` holds PEM texts for localhost, whose
 * CA the process must trust (NODE_EXTRA_CA_CERTS). `ratePlan`: what the Management API may be asked. Throws, naming the reason, when a port is taken or the build is missing or
 * incomplete. With `folder` it goes on from what an earlier world left there, at the same ports, and leaves what it
 * has there itself.
 */
export async function startWorld(options: {
  root: string;
  ports: Ports;
  certificate: { key: string; cert: string };
  ratePlan: RatePlan;
  /** `goesOn`: the tenant has what an earlier world deployed. */
  deploy?: (deployment: Deployment, goesOn: boolean) => Promise<unknown>;
  folder?: StateFolder | undefined;
  /** Time passes only when the clock is moved. */
  stillClock?: boolean;
  /** The keys that a product has to know by now, the newest last: what a button of the console gives it. */
  readKeys?: (product: ProductName) => string[];
}): Promise<World> {
  const { root, certificate, ratePlan, deploy, folder, readKeys } = options;
  const kept = folder?.kept ?? null;
  const ports =
    kept === null ? options.ports : choosePorts(options.ports, kept.ports, folder?.path);
  const build = join(root, 'build');
  if (!existsSync(join(build, 'tenant.json'))) throw new Error('build/ is missing: npm run build');
  const clock = options.stillClock
    ? createStillClock(Date.now())
    : createClock(kept?.clockOffsetMs);
  const calls = createCallRecorder(clock);
  const authentication = createCallRecorder(clock);
  const network = createNetwork(clock);
  const inbox = await startInbox({
    clock,
    smtpPort: ports.smtp,
    host: 'localhost',
    carry: network.carryMail,
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(describeTakenPort(ports.smtp)) : error;
  });

  // Everybody's address is part of everybody's configuration: the ports come first, the applications later.
  const apps = { tenant: notYet(), management: notYet(), pim: notYet(), sdm: notYet() };
  const listeners = {
    tenant: await listen(apps.tenant, ports.tenant),
    management: await listen(apps.management, ports.management, certificate),
    pim: await listen(apps.pim, ports.pim),
    sdm: await listen(apps.sdm, ports.sdm),
    inbox: await listen(inbox.app, ports.inbox),
  };
  const urls = describeUrls(listeners);
  const keys = {
    pim: kept?.keys.pim ?? randomBytes(32).toString('hex'),
    sdm: kept?.keys.sdm ?? randomBytes(32).toString('hex'),
  };
  const organizations = listNames(join(build, 'organizations'));
  const keywords = describeKeywords({ urls, keys, organizations, smtpPort: inbox.smtpPort });
  const access = kept?.access ?? createAccess(urls.management);
  const deployment: Deployment = { root, folder: build, keywords, access };
  const configuration =
    kept?.configuration ??
    (deploy
      ? createEmptyConfiguration(deployment.access)
      : await loadConfiguration(build, keywords));
  const tenant = startTenant({
    configuration,
    state: kept?.state,
    clock,
    root,
    issuer: urls.tenant,
    managementDomain: urls.management,
    ratePlan,
  });
  const keeper =
    folder &&
    keepState(folder, () => ({
      ports: { ...readPorts(listeners), smtp: inbox.smtpPort },
      clockOffsetMs: clock.offsetMs(),
      keys,
      access: deployment.access,
      configuration,
      state: tenant.tenant.state,
    }));
  const management = calls.wrap(tenant.management, (path) => path.startsWith('/api/v2/'));
  apps.management.app = network.wrap('management', keeper?.wrap(management) ?? management);
  await deploy?.(deployment, kept !== null);
  const mailer = createMailer(inbox.smtpPort);
  const start = async (product: ProductName): Promise<World['products'][ProductName]> => {
    const name = PRODUCTS[product].name;
    const started = await createProduct({
      product,
      organizations: listProductOrganizations(configuration.organizations, product),
      clock,
      identityKey: keys[product],
      issuer: urls.tenant,
      oidc: { ...readRegistration(configuration, name), connection: 'akeneo-product-cloud' },
      baseUrl: urls[product],
      sendMail: mailer.send,
      databaseFile: folder?.databaseFile(product),
    });
    return { ...started, listener: listeners[product] };
  };
  const products = { pim: await start('pim'), sdm: await start('sdm') };
  const giveKeys: World['giveKeys'] = (product, given) => {
    products[product].control.acceptKeys(given);
    keys[product] = given.at(-1) ?? keys[product];
  };
  mountConsole(
    tenant,
    describeForConsole({
      urls,
      listeners,
      organizations: configuration.organizations,
      calls,
      sandbox: tenant.sandbox,
      clock,
      giveKeys:
        readKeys &&
        ((product) => {
          const given = readKeys(product);
          giveKeys(product, given);
          return given.length;
        }),
    }),
  );
  const isIdentity = (path: string) => path.includes('/identity/v1/');
  apps.pim.app = network.wrap('pim', calls.wrap(products.pim.app, isIdentity));
  apps.sdm.app = network.wrap('sdm', calls.wrap(products.sdm.app, isIdentity));
  const pages = authentication.wrap(tenant.pages, isAuthenticationCall);
  apps.tenant.app = network.wrap('tenant', keeper?.wrap(pages) ?? pages);
  return {
    urls,
    keys,
    giveKeys,
    clock,
    tenant,
    products,
    inbox,
    calls,
    network,
    authentication,
    support: readRegistration(configuration, 'Support'),
    ...(deploy && { deployment }),
    async close() {
      await Promise.all(Object.values(listeners).map((listener) => listener.stop()));
      await mailer.close();
      await inbox.close();
      await tenant.sandbox.close();
      keeper?.stop();
      for (const product of Object.values(products)) product.close();
    },
  };
}

function describeUrls(listeners: Record<Exclude<keyof Ports, 'smtp'>, Listener>): Urls {
  const http = ({ port }: Listener) => `http://localhost:${port}`;
  return {
    tenant: `${http(listeners.tenant)}/`,
    management: `localhost:${listeners.management.port}`,
    pim: http(listeners.pim),
    sdm: http(listeners.sdm),
    inbox: http(listeners.inbox),
  };
}

function listNames(folder: string): string[] {
  return readdirSync(folder).map((file) => basename(file, '.json'));
}
