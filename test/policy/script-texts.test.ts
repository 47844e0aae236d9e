import { expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from '../../policy/language.ts';
import { SCRIPT_TEXTS, type ScriptReason } from '../../policy/script-texts.ts';
import customText from '../../tenant/prompts/custom-text.json';
import { say } from '../support/deployed-texts.ts';

const reasons = Object.keys(SCRIPT_TEXTS) as ScriptReason[];

/** What the password page shows for a reason: Auth0 looks the text up under the code of the script's error. */
function textOf(language: Language, reason: ScriptReason): string {
  const texts: Record<string, string> = customText['login-password']['login-password'];
  const code = reason === 'wrong_credentials' ? 'invalid_user_password' : reason;
  const named = texts[`custom-script-error-code_${code}`] ?? '';
  return say(language, named.slice(2, -2));
}

test('wrong credentials begin with the words that the help page promises', () => {
  expect(SCRIPT_TEXTS.wrong_credentials).toMatch(/^User not found, or wrong password\. /);
  expect(textOf('fr', 'wrong_credentials')).toMatch(
    /^Utilisateur introuvable ou mot de passe incorrect\. /,
  );
});

test('an outage does not read like a wrong password', () => {
  for (const reason of ['unavailable', 'misconfigured'] as const) {
    expect(SCRIPT_TEXTS[reason]).toMatch(/temporarily unavailable/);
    for (const language of LANGUAGES) {
      expect(textOf(language, reason)).not.toMatch(/password|mot de passe|not found|introuvable/i);
    }
  }
});

test.each(reasons)(
  '%s has a text in every language, in English the one of the script',
  (reason) => {
    for (const language of LANGUAGES) expect(textOf(language, reason)).toBeTruthy();
    expect(textOf('en', reason)).toBe(SCRIPT_TEXTS[reason]);
  },
);
