import type { Build, Problem } from './build.ts';
import { checkActionFiles } from './checks/action-files.ts';
import { checkCustomerIds } from './checks/customer-ids.ts';
import { checkDatabaseFiles } from './checks/database-files.ts';
import { checkDependencies } from './checks/dependencies.ts';
import { checkEnvironmentSettings } from './checks/environment-settings.ts';
import { checkExports } from './checks/exports.ts';
import { checkExtValues } from './checks/ext-values.ts';
import { checkFormTexts } from './checks/form-texts.ts';
import { checkFormsAndFlows } from './checks/forms.ts';
import { checkHtmlFiles } from './checks/html-files.ts';
import { checkKeys } from './checks/keys.ts';
import { checkKeywords } from './checks/keywords.ts';
import { checkLiquid } from './checks/liquid.ts';
import { checkMailLanguages } from './checks/mail-languages.ts';
import { checkNames } from './checks/names.ts';
import { checkOrganizations } from './checks/organizations.ts';
import { checkPromptTexts } from './checks/prompt-texts.ts';
import { checkSecrets } from './checks/secrets.ts';
import { checkSize } from './checks/size.ts';
import { checkTexts } from './checks/texts.ts';
import { checkTheme } from './checks/theme.ts';
import { checkTriggers } from './checks/triggers.ts';

export interface Check {
  /** Stable: printed after every problem, and what documentation and tests refer to. */
  id: string;
  run: (build: Build) => Problem[] | Promise<Problem[]>;
}

/** What Auth0, Deploy CLI or our own rules refuse. Each check looks at everything and reports all it finds. */
export const checks: Check[] = [
  { id: 'size', run: checkSize },
  { id: 'exports', run: checkExports },
  { id: 'dependencies', run: checkDependencies },
  { id: 'secrets', run: checkSecrets },
  { id: 'keys', run: checkKeys },
  { id: 'keywords', run: checkKeywords },
  { id: 'environment-settings', run: checkEnvironmentSettings },
  { id: 'action-files', run: checkActionFiles },
  { id: 'database-files', run: checkDatabaseFiles },
  { id: 'html-files', run: checkHtmlFiles },
  { id: 'triggers', run: checkTriggers },
  { id: 'theme', run: checkTheme },
  { id: 'names', run: checkNames },
  { id: 'forms', run: checkFormsAndFlows },
  { id: 'texts', run: checkTexts },
  { id: 'prompt-texts', run: checkPromptTexts },
  { id: 'form-texts', run: checkFormTexts },
  { id: 'mail-languages', run: checkMailLanguages },
  { id: 'liquid', run: checkLiquid },
  { id: 'ext-values', run: checkExtValues },
  { id: 'organizations', run: checkOrganizations },
  { id: 'customer-ids', run: checkCustomerIds },
];
