import { expect, test } from '@jest/globals';
import { SCRIPT_TEXTS } from '../../policy/script-texts.ts';

test('wrong credentials begin with the words that the help page promises', () => {
  expect(SCRIPT_TEXTS.wrong_credentials).toMatch(/^User not found, or wrong password\. /);
});

test('an outage does not read like a wrong password', () => {
  for (const reason of ['unavailable', 'misconfigured'] as const) {
    expect(SCRIPT_TEXTS[reason]).toMatch(/temporarily unavailable/);
    expect(SCRIPT_TEXTS[reason]).not.toMatch(/password|not found/i);
  }
});
