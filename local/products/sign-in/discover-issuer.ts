import {
  allowInsecureRequests,
  Configuration,
  clockSkew,
  discovery,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from 'openid-client';
import type { Product } from '../product.ts';

const timeoutSeconds = 5;

/** Asks the issuer for its metadata at the first call, again after a failure, never after a success. */
export function createDiscovery(product: Product): () => Promise<Configuration> {
  let server: ServerMetadata | null = null;
  let configured: { skewSeconds: number; configuration: Configuration } | null = null;
  return async () => {
    server ??= await discover(product);
    // The library reads the machine's clock; tokens carry the time of the local world.
    const skewSeconds = Math.round((product.clock.now() - Date.now()) / 1000);
    if (configured?.skewSeconds !== skewSeconds)
      configured = { skewSeconds, configuration: configure(product, server, skewSeconds) };
    return configured.configuration;
  };
}

async function discover({ issuer, oidc }: Product): Promise<ServerMetadata> {
  const configuration = await discovery(
    new URL(issuer),
    oidc.clientId,
    oidc.clientSecret,
    undefined,
    {
      timeout: timeoutSeconds,
      execute: isLoopback(issuer) ? [allowInsecureRequests] : [],
    },
  );
  return configuration.serverMetadata();
}

function configure(
  { issuer, oidc }: Product,
  server: ServerMetadata,
  skewSeconds: number,
): Configuration {
  const configuration = new Configuration(server, oidc.clientId, {
    client_secret: oidc.clientSecret,
    [clockSkew]: skewSeconds,
  });
  configuration.timeout = timeoutSeconds;
  // Only on request does the library check the token's signature, and speak http.
  enableNonRepudiationChecks(configuration);
  if (isLoopback(issuer)) allowInsecureRequests(configuration);
  return configuration;
}

function isLoopback(issuer: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);
}
