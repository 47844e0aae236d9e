import type { TenantAccess } from './deploy-cli.ts';
import { requestToken } from './request-token.ts';

/** Throws, saying what to look at, where the tenant cannot be reached or does not know the application that deploys. */
export async function checkAccess(access: TenantAccess, name: string): Promise<void> {
  const file = name === 'local' ? 'the world of npm start' : `.env.${name}`;
  const status = await requestToken(access).catch(() => {
    const advice = name === 'local' ? 'is npm start still running?' : 'is AUTH0_DOMAIN right?';
    throw new Error(`${file}: ${access.domain} cannot be reached: ${advice}`);
  });
  if (status === 200) return;
  throw new Error(
    `${file}: ${access.domain} refused AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET (${status}): are they those of an application with a grant for the Management API?`,
  );
}
