import type { TenantAccess } from './deploy-cli.ts';

const DEADLINE_MS = 10_000;

/** Throws, saying what to look at, where the tenant cannot be reached or does not know the application that deploys. */
export async function checkAccess(
  { domain, clientId, clientSecret }: TenantAccess,
  name: string,
): Promise<void> {
  const file = name === 'local' ? 'the world of npm start' : `.env.${name}`;
  let answer: Response;
  try {
    answer = await fetch(`https://${domain}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        audience: `https://${domain}/api/v2/`,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
  } catch {
    const advice = name === 'local' ? 'is npm start still running?' : 'is AUTH0_DOMAIN right?';
    throw new Error(`${file}: ${domain} cannot be reached: ${advice}`);
  }
  await answer.body?.cancel();
  if (answer.ok) return;
  throw new Error(
    `${file}: ${domain} refused AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET (${answer.status}): are they those of an application with a grant for the Management API?`,
  );
}
