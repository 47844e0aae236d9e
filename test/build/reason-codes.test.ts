import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { TEXTS } from '../../actions/steps/texts.ts';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { compile } from '../../scripts/build/compile.ts';

const actions = readdirSync('actions').flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
const reasons = Object.keys(TEXTS.en.refusals) as RefusalReason[];

test.each(actions.filter((name) => !name.endsWith('.d')))(
  '%s carries the code of every refusal whose text it carries, and no text without its code',
  async (name) => {
    const script = { kind: 'action', name, path: `actions/${name}.ts` } as const;
    const { code } = await compile(process.cwd(), script);
    const told = reasons.filter((reason) =>
      code.includes(JSON.stringify(TEXTS.de.refusals[reason])),
    );
    const coded = reasons.filter((reason) => code.includes(`"${REASON_CODES[reason]}"`));
    expect(coded).toEqual(told);
    // This one refuses nobody.
    expect(told.length > 0).toBe(name !== 'return-to-product');
  },
);
