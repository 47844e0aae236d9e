import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { TEXTS } from '../../actions/steps/texts.ts';
import { LANGUAGES } from '../../policy/language.ts';
import { findReason, REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import { describeRefusal, type RefusalReason } from '../../policy/refusal-texts.ts';
import customText from '../../tenant/prompts/custom-text.json';
import { readReason } from '../support/read-reason.ts';

const ids = Object.keys(REASON_CODES) as ReasonId[];
const codes = Object.values(REASON_CODES);

test('no two reasons share a code, and one digit misread or two swapped are nobody’s code', () => {
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(code).toMatch(/^AK-[1-9]{3,4}$/);
    const misread = [...code].flatMap((_, at) =>
      at < 3 ? [] : [...'123456789'].map((digit) => code.slice(0, at) + digit + code.slice(at + 1)),
    );
    const swapped = code.replace(/(.)(.)$/, '$2$1');
    const swappedBefore = code.replace(/^(AK-)(.)(.)/, '$1$3$2');
    const near = [...misread, swapped, swappedBefore].filter((other) => other !== code);
    expect([code, near.filter((other) => codes.includes(other))]).toEqual([code, []]);
  }
});

test('a code that was given once means the same for ever', () => {
  const given = readFileSync('test/policy/given-codes.txt', 'utf8').trim().split('\n');
  const now = ids.map((id) => `${REASON_CODES[id]} ${id}`);
  expect(now).toEqual(expect.arrayContaining(given));
  // Whoever adds a reason writes it down there, too.
  expect(given).toHaveLength(now.length);
});

test.each(['AK-396', 'ak-396', 'AK 396', 'ak396', '396', ' [AK-396]. ', 'ＡＫ－３９６'])(
  '%s is read as the code that it is',
  (written) => {
    expect(findReason(written)).toBe('not_confirmed');
  },
);

test.each(['', 'AK-', 'AK-999', 'AK-39', 'AK-3964', 'not_confirmed', 'AB-396', '396 396'])(
  '%p is nobody’s code',
  (written) => expect(findReason(written)).toBeNull(),
);

const refusals = Object.keys(TEXTS.en.refusals) as RefusalReason[];

test.each(refusals)('%s: its text ends with its code in every language', (reason) => {
  for (const language of LANGUAGES) {
    const text = TEXTS[language].refusals[reason];
    const denied = describeRefusal(text, reason, { product: 'P', organization: 'O' });
    expect(denied).toMatch(/^\S.*\S \[AK-[1-9]{3,4}\]$/s);
    expect(readReason(denied)).toBe(reason);
  }
});

test('what a form says in place, and what the login page says of a script, has a code', () => {
  const flows = readdirSync('tenant/flows').map((file) =>
    readFileSync(`tenant/flows/${file}`, 'utf8'),
  );
  const said = flows.flatMap((flow) =>
    [...flow.matchAll(/t\('(\w+)'\)|"(?:too_many|failed)": "(\w+)"/g)].map(
      ([, one, other]) => one ?? other ?? '',
    ),
  );
  const scripts = Object.keys(customText['login-password']['login-password']).flatMap((key) => {
    const [, reason] = /^custom-script-error-code_(\w+)$/.exec(key) ?? [];
    // Auth0's own name for it.
    return reason === undefined || reason === 'invalid_user_password' ? [] : [reason];
  });
  expect([said.length > 10, scripts.length]).toEqual([true, 5]);
  expect(ids).toEqual(expect.arrayContaining([...said, ...scripts]));
});
