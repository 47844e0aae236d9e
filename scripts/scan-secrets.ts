import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { findRandomTexts } from './build/find-random-texts.ts';

const config = {
  rules: [
    {
      id: '@secretlint/secretlint-rule-preset-recommend',
      rule: creator,
      // Tests show that this address is refused, because of what stands before the @.
      rules: [
        {
          id: '@secretlint/secretlint-rule-basicauth',
          options: { allows: ['https://user:pass@acme.pim'] },
        },
      ],
    },
  ],
};

/** What is deployed: nothing in it has a reason to look random. The products' and the tests' own passwords are not among it. */
const DEPLOYED = /^(build|tenant|actions|database-connections)\//;

/** Every file that is committed or deployed, from the repository's root. */
function listFiles(): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('git ls-files failed: the scan needs the repository');
  const built = readdirSync('build', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...stdout.split('\0').filter((file) => file !== ''), ...built];
}

async function findSecrets(filePath: string): Promise<string[]> {
  const content = readFileSync(filePath, 'utf8');
  const { messages } = await lintSource({
    source: { filePath, content, contentType: 'text' },
    options: { config },
  });
  // Never the text that was found: this goes to CI's log.
  const known = messages.map(({ loc, ruleId }) => `${filePath}:${loc.start.line} ${ruleId}`);
  const random = DEPLOYED.test(filePath) ? findRandomTexts(content) : [];
  return [...known, ...random.map((line) => `${filePath}:${line} looks like a key or a token`)];
}

const found: string[] = [];
// One after the other: secretlint compares everything that is under way at once, which took twice as long.
for (const file of listFiles()) found.push(...(await findSecrets(file)));
for (const one of found) console.error(one);
if (found.length > 0) {
  console.error(
    'Secrets belong into .env.<name> or the vault. Take them out, and replace those that were pushed.',
  );
  process.exit(1);
}
