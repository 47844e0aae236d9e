import type { AuthorizeCheck } from './context.ts';

/** The audience, if any, is an API of this tenant. People get no tokens for the Management API. */
export const checkAudience: AuthorizeCheck = ({ tenant, parameters }) => {
  const { audience } = parameters;
  if (
    audience === undefined ||
    tenant.configuration.resourceServers.some((one) => one.identifier === audience)
  )
    return undefined;
  return { error: 'access_denied', error_description: `Service not found: ${audience}` };
};
