import { chooseReturn } from '../policy/choose-return.ts';
import { readSecrets } from '../policy/secrets.ts';
import type { Event, PostChallengeAPI } from './post-challenge.d.ts';

/**
 * Runs when a reset link has been opened: after the new password the person goes on at the product they came from, in
 * their organization. The address is composed of configuration alone.
 */
export async function onExecutePostChallenge(event: Event, api: PostChallengeAPI): Promise<void> {
  try {
    const { ALLOW_LOOPBACK_HTTP } = readSecrets(event.secrets, { ALLOW_LOOPBACK_HTTP: 'switch' });
    const { client, organization } = event;
    const chosen = chooseReturn(
      client.metadata?.product,
      organization?.metadata,
      ALLOW_LOOPBACK_HTTP,
    );
    switch (chosen.kind) {
      case 'product':
        return api.transaction.setResultUrl(chosen.url);
      case 'default_login_route':
        return;
    }
  } catch (error) {
    // Nobody's new password shall fail for want of an address: Auth0 then uses the default login route.
    console.info(`failed: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
