import { expect, jest, test } from '@jest/globals';
import type { Event, PostLoginAPI } from '../../actions/post-login.d.ts';
import { onContinuePostLogin } from '../../actions/require-new-password.ts';

// A23, ASVS 2.3.1. Without it the page to choose a new password is passed by its address.

jest.spyOn(console, 'info').mockImplementation(() => undefined);

// The form has no way on: whatever a crafted resume brings, it never ends in a token.
test.each([
  ['nothing', undefined],
  ['an ended form', { id: 'ap_choose', fields: {}, vars: { last_reset: 'never' } }],
])('a sign-in resumed with %s is denied with what to do', async (_, prompt) => {
  const denied: string[] = [];
  const api = { access: { deny: (text: string) => denied.push(text) } };
  const event = {
    client: { name: 'Akeneo PIM', metadata: { product: 'pim' } },
    request: { query: {} },
    prompt,
  };
  await onContinuePostLogin(event as unknown as Event, api as unknown as PostLoginAPI);
  expect(denied).toEqual([expect.stringMatching(/sign in with it\. \[AK-931\]$/)]);
});
