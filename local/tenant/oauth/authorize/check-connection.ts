import { findConnection, listUsableConnections } from '../find-configuration.ts';
import { invalidRequest } from '../refusal.ts';
import type { AuthorizeCheck } from './context.ts';

/** The connection, if one is named, exists and may be used here. */
export const checkConnection: AuthorizeCheck = ({ tenant, client, organization, parameters }) => {
  const name = parameters.connection;
  if (name === undefined) return undefined;
  if (!findConnection(tenant, name)) return invalidRequest('the connection was not found');
  if (listUsableConnections(tenant, client, organization).some((one) => one.name === name))
    return undefined;
  return invalidRequest(
    organization
      ? 'the connection is not enabled for the organization'
      : 'the connection is not enabled for the client',
  );
};
