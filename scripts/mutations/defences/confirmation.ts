import type { Defence } from '../defence.ts';

const confirmation = 'policy/confirmation.ts';
const resumed = 'attacks/resumed-action.test.ts';

/** Continue without a click: both the flow and the Action ask for it. */
const unclicked: Defence['cuts'] = [
  {
    file: 'tenant/flows/check-confirmation.json',
    condition: '"{{actions.account.app_metadata.confirmation_seen.proof}}"',
    without: '"{{vars.proof}}"',
  },
  {
    file: confirmation,
    condition: 'if (seen === null || seen.proof !== expected) return',
    without: 'if (seen !== null && seen.proof !== expected) return',
  },
  {
    file: confirmation,
    condition: 'if (!isYoungProof(seen.at, now)) return',
    without: 'if (seen !== null && !isYoungProof(seen.at, now)) return',
  },
];

/** What stands between somebody and the confirmation of an address that they do not read. */
export const CONFIRMATION_DEFENCES: Defence[] = [
  {
    name: 'a proof counts only for the account whose session clicks it',
    cuts: [
      {
        file: confirmation,
        condition: 'if (attempt === null || request === null || expected !== proof) return',
        without: 'if (attempt === null || request === null) return',
      },
    ],
    attack: {
      file: 'attacks/stolen-proof.test.ts',
      test: 'a link serves the account that asked for it, not the next one in that browser',
    },
  },
  {
    name: 'Continue passes only after a click, in the flow and in the Action',
    cuts: unclicked,
    attack: {
      file: 'attacks/phished-confirmation.test.ts',
      test: 'a link clicked in the browser of the inbox gives the one who typed the address nothing',
    },
  },
  {
    name: 'going back, or a second tab, needs the click as well',
    cuts: unclicked,
    attack: {
      file: 'attacks/step-skipping.test.ts',
      test: 'Back from the inbox, or the form opened again in another tab, skips no proof',
    },
  },
  {
    name: 'a link lives ten minutes',
    cuts: [
      {
        file: confirmation,
        condition: "isYoungProof(sentAt, now) ? 'confirmed'",
        without: "sentAt !== null ? 'confirmed'",
      },
    ],
    attack: {
      file: 'attacks/replay.test.ts',
      test: 'ten minutes after its mail a link confirms nothing',
    },
  },
  {
    name: 'a click lives ten minutes',
    cuts: [
      {
        file: confirmation,
        condition: "if (!isYoungProof(seen.at, now)) return { kind: 'expired' };",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/replay.test.ts',
      test: 'ten minutes after its click a proof lets nobody in',
    },
  },
  {
    name: 'a link confirms once',
    cuts: [
      {
        file: confirmation,
        condition: "if (account.seen?.proof === proof) return 'used';",
        without: '',
      },
    ],
    attack: { file: 'attacks/replay.test.ts', test: 'a link confirms once' },
  },
  {
    name: 'each mail has a proof of its own, in the flow and in the Action',
    cuts: [
      {
        file: 'tenant/flows/send-confirmation.json',
        condition: ':{{vars.request_at}}:',
        without: ':1:',
      },
      { file: confirmation, condition: '{request.at}', without: '{1}' },
    ],
    attack: { file: 'attacks/replay.test.ts', test: 'the link of an earlier mail is dead' },
  },
  {
    name: 'only the address that was proven is adopted, whatever the browser posts',
    cuts: [
      {
        file: 'actions/confirm-email.ts',
        condition: "if (typed !== confirmation.email) return refuse(event, api, 'not_confirmed');",
        without: '',
      },
    ],
    attack: { file: resumed, test: 'another address' },
  },
  {
    name: 'a form goes on with the attempt that it began',
    cuts: [
      {
        file: confirmation,
        condition: "if (secret !== null && secret !== attempt.secret) return { kind: 'replaced' };",
        without: '',
      },
    ],
    attack: { file: resumed, test: 'a secret of another attempt' },
  },
  {
    name: 'an attempt dies with any change of the account',
    cuts: [
      {
        file: confirmation,
        condition: "if (!stillHolds(attempt, account)) return { kind: 'replaced' };",
        without: '',
      },
    ],
    attack: { file: resumed, test: 'another account linked since' },
  },
  {
    name: 'a form that was opened with the old password ends at a reset',
    cuts: [
      {
        file: 'actions/confirm-email.ts',
        condition: 'if (!isSamePassword(account, event.prompt?.vars?.password_set)) {',
        without: 'if (false) {',
      },
    ],
    attack: { file: 'attacks/old-password.test.ts', test: 'nor does it where a sign-in under way' },
  },
  {
    name: 'the rollout is judged again after the form',
    cuts: [
      {
        file: 'actions/confirm-email.ts',
        condition:
          'const account = readAccount(read.user);\n  const refusal = judgeAdmission(run, account);',
        without: 'const account = readAccount(read.user);\n  const refusal = null;',
      },
    ],
    attack: {
      file: 'attacks/tokens.test.ts',
      test: 'a rollout switched off between the password and the form stops the sign-in',
    },
  },
  {
    name: 'a name with a domain or a telephone number gives way to the email',
    cuts: [
      {
        file: 'policy/describe-sender.ts',
        condition: String.raw`/[\p{N}/\\@:]|[.。．｡]\p{L}{2}|`,
        without: String.raw`/[/\\@:]|\p{L}\p{L}\.\p{L}{2}|`,
      },
    ],
    attack: {
      file: 'attacks/metadata-poisoning.test.ts',
      test: 'a name that is a message or a link',
    },
  },
  {
    name: 'a name that looks like a link gives way to the email',
    cuts: [
      {
        file: 'policy/describe-sender.ts',
        condition: "|| name.trim() === '' || looksLikeLink.test(name)) return email;",
        without: "|| name.trim() === '') return email;",
      },
    ],
    attack: {
      file: 'attacks/metadata-poisoning.test.ts',
      test: 'a name that is a message or a link does not reach the inbox of a stranger',
    },
  },
  {
    name: 'the log of a refusal has its reason alone',
    cuts: [
      {
        file: 'actions/steps/refuse.ts',
        condition: 'console.info(`refused:',
        without: 'console.info(JSON.stringify(event.user), `refused:',
      },
    ],
    attack: {
      file: 'attacks/leaks.test.ts',
      test: 'what is kept of every refusal begins with its reason',
    },
  },
  {
    name: 'a page to choose a new password mails nothing after a reset',
    cuts: [
      {
        file: 'tenant/flows/send-new-password.json',
        condition: '"{{vars.last_reset}}"',
        without: '"{{actions.account.last_password_reset ?? \'never\'}}"',
      },
    ],
    attack: {
      file: 'attacks/new-password-form.test.ts',
      test: 'a page that outlived the reset mails nothing more',
    },
  },
];
