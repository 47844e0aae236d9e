import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManagementClient } from 'auth0';

type PromptName = Parameters<ManagementClient['prompts']['customText']['get']>[0];
type Language = Parameters<ManagementClient['prompts']['customText']['get']>[1];

/**
 * Writes the prompts of the tenant into an export, as Deploy CLI would: it asks for the texts of every prompt in every
 * language, which is half of all its calls; this asks for those that `build` has. A call for each prompt and language.
 */
export async function exportPrompts(
  api: ManagementClient,
  build: string,
  folder: string,
): Promise<void> {
  const file = join('prompts', 'custom-text.json');
  const wanted: Record<string, Record<string, object>> = existsSync(join(build, file))
    ? JSON.parse(readFileSync(join(build, file), 'utf8'))
    : {};
  const found: Record<string, Record<string, object>> = {};
  for (const [language, prompts] of Object.entries(wanted)) {
    const texts: Record<string, object> = {};
    for (const prompt of Object.keys(prompts)) {
      texts[prompt] = await api.prompts.customText.get(prompt as PromptName, language as Language);
    }
    found[language] = texts;
  }
  mkdirSync(join(folder, 'prompts'), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(found, null, 2));
  const settings = await api.prompts.getSettings();
  writeFileSync(join(folder, 'prompts', 'prompts.json'), JSON.stringify(settings, null, 2));
}
