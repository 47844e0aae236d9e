import { expect, test } from '@jest/globals';
import { describeSender } from '../../policy/describe-sender.ts';

const email = 'nora@acme.example';

test('a mail names the person as the product does', () => {
  for (const name of ['Nora Lindqvist', 'J. R. R. Tolkien', 'Zoë O’Neil-Śliwa', '李小龙']) {
    expect(describeSender(name, email)).toBe(name);
  }
});

// ASVS 2.4.1: who may write a name must not be able to write a mail.
test('a name that reads like a text or a link gives way to the email', () => {
  for (const name of [
    undefined,
    ' ',
    'Akeneo Security: your account is closed today unless you call us back under 0900',
    'Sign in at evil.example',
    'https://evil.example',
    'www.evil',
    'Sign in at evil4.example',
    'Sign in at e.vil',
    'Sign in at evil。example',
    'Sign in at evil．example',
    'Your access ends, call 0900 123456',
    'Your access ends, call ٠٩٠٠١٢٣',
    'mailto:nora',
    'x'.repeat(61),
  ]) {
    expect(describeSender(name, email)).toBe(email);
  }
});
