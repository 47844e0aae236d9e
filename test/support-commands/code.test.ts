import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import { STANDINGS } from '../../scripts/support/advise.ts';
import { describeCode, explainReason } from '../../scripts/support/describe-code.ts';
import { HELP } from '../../scripts/support/help-sentences.ts';
import { readCommand } from '../../scripts/support/read-command.ts';
import { MEANINGS } from '../../scripts/support/reason-meanings.ts';

const ids = Object.keys(REASON_CODES) as ReasonId[];

function explain(written: string, json = false) {
  const said: string[] = [];
  const code = describeCode(written, json, (text) => said.push(text));
  return { code, text: said.join('\n') };
}

test('a code says what it means, what was read, what to do, and the sentence of the help page', () => {
  expect(explain('ak 382')).toEqual({
    code: 0,
    text: [
      'AK-382  link_expired',
      'Means: The mailed link was opened more than ten minutes after it was sent.',
      'The person read, in their language:',
      '  page of the mailed link: “This link has expired | Nothing was confirmed: a link is valid for 10 minutes. Return to the tab where you started and press Resend, or start the sign-in again to receive a new link.”',
      'Next: Press Resend in the first tab, or sign in again.',
      'Help page: Troubleshoot Akeneo Product Cloud Authentication, The user sees Authentication failed or a generic error after the verification step',
      '  “Verification links expire after a short period. If the link was opened more than a few minutes after the email was sent, restart the sign-in to receive a new link.”',
    ].join('\n'),
  });
});

test('a reason id of a log is taken as well; a misread code is nobody’s and explains nothing', () => {
  expect(JSON.parse(explain('other_account', true).text)).toMatchObject({
    code: REASON_CODES.other_account,
    seen: [],
  });
  const misread = explain('AK-399');
  expect(misread).toEqual({ code: 1, text: expect.stringContaining('digit by digit') });
  expect(explain('AK-399', true)).toEqual({ code: 1, text: '{"reason":null}' });
});

test.each(ids)(
  '%s is explained, and what was read has no markup, no key and no placeholder in it, and stands once',
  (reason) => {
    const { means, next, seen } = explainReason(reason);
    expect(means).toMatch(/^\S.*\.$/);
    expect(next).toMatch(/^\S.*\.$/);
    expect(new Set(seen.map(({ text }) => text)).size).toBe(seen.length);
    for (const { text } of seen) expect(text).not.toMatch(/<|\[\[|[{}]|&amp;|undefined/);
  },
);

test('only what stands in a log alone was read by nobody', () => {
  expect(ids.filter((reason) => explainReason(reason).seen.length === 0)).toEqual([
    'locked',
    'merge_dropped',
    'merge_kept',
    'no_organization',
    'other_account',
    'wrong',
  ]);
});

test('every sentence of the help pages is quoted word for word from its section', () => {
  const table = readFileSync('test/journeys/README.md', 'utf8');
  for (const { page, section, text } of Object.values(HELP)) {
    const ofPage = table.split('\n## ').find((part) => part.startsWith(`${page}\n`)) ?? '';
    const ofSection = ofPage.split('\n### ').find((part) => part.startsWith(`${section}\n`)) ?? '';
    const sentences = ofSection.match(/^\d+\. .*$/gm) ?? [];
    expect(sentences.map((line) => line.replace(/^\d+\. /, ''))).toContain(text);
  }
});

test('the command takes a code in pieces, and no option but --json', () => {
  const command = { kind: 'code', written: 'AK 396', json: true };
  expect(readCommand(['code', 'AK', '396', '--json'])).toEqual(command);
  expect(() => readCommand(['code'])).toThrow('a short code');
  expect(() => readCommand(['code', '396', '--env', 'local'])).toThrow('does not take --env');
});

test('what is quoted is true for whoever stands there: in either product, and nothing where no page says it', () => {
  for (const { text } of Object.values(HELP)) expect(text).not.toMatch(/Akeneo PIM|Supplier Data/);
  const quoted = (id: keyof typeof STANDINGS) => STANDINGS[id].help;
  expect([quoted('disabled'), quoted('unseen'), quoted('next_sign_in')]).toEqual([
    'administrator',
    'first_password',
    'new_password',
  ]);
  expect([quoted('abandoned'), quoted('no_account'), quoted('closed')]).toEqual([null, null, null]);
});

test('every sentence of the help pages is for something', () => {
  const used = [...Object.values(MEANINGS), ...Object.values(STANDINGS)].map(({ help }) => help);
  const byAnswer = ['blocked_reset'];
  expect(Object.keys(HELP).filter((id) => ![...used, ...byAnswer].includes(id as never))).toEqual(
    [],
  );
});
