import type { Shape } from './shape.ts';
import { action, triggers } from './shapes/action.ts';
import { application, grant, organization, resourceServer } from './shapes/application.ts';
import { database } from './shapes/database.ts';
import { flow, form, vaultConnection } from './shapes/forms.ts';
import { logStream } from './shapes/log-stream.ts';
import { branding, customText, prompts, theme } from './shapes/look.ts';
import { emailProvider, emailTemplate, errorPage } from './shapes/mail.ts';
import {
  breachedPasswordDetection,
  bruteForceProtection,
  keywords,
  suspiciousIpThrottling,
  tenant,
} from './shapes/tenant.ts';

/** Every file that this tree may hold and what stands in it; Deploy CLI would pass silently over any other. First match counts. */
export const shapes: [RegExp, Shape][] = [
  [/^actions\/[^/]+\.json$/, action],
  [/^database-connections\/[^/]+\/database\.json$/, database],
  [/^tenant\/keywords\.json$/, keywords],
  [/^tenant\/tenant\.json$/, tenant],
  [/^tenant\/attack-protection\/brute-force-protection\.json$/, bruteForceProtection],
  [/^tenant\/attack-protection\/breached-password-detection\.json$/, breachedPasswordDetection],
  [/^tenant\/attack-protection\/suspicious-ip-throttling\.json$/, suspiciousIpThrottling],
  [/^tenant\/branding\/branding\.json$/, branding],
  [/^tenant\/clients\/[^/]+\.json$/, application],
  [/^tenant\/emails\/provider\.json$/, emailProvider],
  [/^tenant\/emails\/[^/]+\.json$/, emailTemplate],
  [/^tenant\/environments\/[^/]+\/customer-ids\.json$/, { map: 'text' }],
  [/^tenant\/environments\/[^/]+\/settings\.json$/, { map: 'any' }],
  [/^tenant\/environments\/[^/]+\/log-streams\/[^/]+\.json$/, logStream],
  [/^tenant\/environments\/[^/]+\/organizations\/[^/]+\.json$/, organization],
  [/^tenant\/flow-vault-connections\/[^/]+\.json$/, vaultConnection],
  [/^tenant\/flows\/[^/]+\.json$/, flow],
  [/^tenant\/forms\/[^/]+\.json$/, form],
  [/^tenant\/grants\/[^/]+\.json$/, grant],
  [/^tenant\/pages\/error_page\.json$/, errorPage],
  [/^tenant\/prompts\/custom-text\.json$/, customText],
  [/^tenant\/prompts\/prompts\.json$/, prompts],
  [/^tenant\/resource-servers\/[^/]+\.json$/, resourceServer],
  [/^tenant\/texts\/[\w-]+\/[\w-]+\.json$/, { map: { map: 'text' } }],
  [/^tenant\/themes\/[^/]+\.json$/, theme],
  [/^tenant\/triggers\/triggers\.json$/, triggers],
];
