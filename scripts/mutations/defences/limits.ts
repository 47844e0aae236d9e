import type { Defence } from '../defence.ts';

const slot = 'tenant/flows/try-slot.fragment.json';
const confirmation = 'tenant/flows/send-confirmation.json';
const bombs = 'attacks/mail-bombs.test.ts';

/** Two requests for one number: both would have it. */
const taken = { file: slot, condition: '"409": "taken"', without: '"409": "won"' };

/** What holds the limits of a day, whatever runs in parallel. */
export const LIMIT_DEFENCES: Defence[] = [
  {
    name: 'a slot of the day is for one mail',
    cuts: [taken],
    attack: { file: bombs, test: 'more than a hundred presses from one account' },
  },
  {
    name: 'a slot of the day is for one try',
    cuts: [taken],
    attack: { file: 'attacks/stuffing.test.ts', test: 'one account tries one password' },
  },
  {
    name: 'no answer about a slot sends no mail',
    cuts: [{ file: slot, condition: '"fallback": "unavailable"', without: '"fallback": "won"' }],
    attack: { file: bombs, test: 'a limit that cannot be asked sends nothing' },
  },
  {
    name: 'an inbox has a limit of its own for mails from strangers',
    cuts: [
      {
        file: confirmation,
        condition: '["{{vars.request_email}}", "{{vars.account_email}}"]',
        without: '["{{vars.request_email}}", "{{vars.request_email}}"]',
      },
    ],
    attack: { file: bombs, test: 'twenty accounts that mail one inbox' },
  },
  {
    name: 'tags and dots are no other inbox',
    cuts: [
      {
        file: confirmation,
        condition: "{{vars.inbox_name ?? vars.request_email}}{{vars.inbox_domain ?? ''}}",
        without: '{{vars.request_email}}',
      },
    ],
    attack: { file: bombs, test: 'twenty accounts that mail one inbox' },
  },
  {
    name: 'product resets have a limit for each inbox',
    cuts: [
      {
        file: 'tenant/flows/link-reset.template.json',
        condition: '["{{vars.recipient}}", "{{vars.account_email}}"]',
        without: '["{{vars.recipient}}", "{{vars.recipient}}"]',
      },
    ],
    attack: { file: bombs, test: 'product resets for one inbox' },
  },
];
