import type { Json, JsonObject } from '../../store/types.ts';
import { createUser, type NewUser } from '../../store/users.ts';
import { isEmail } from '../identifiers.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import type { CredentialCheck } from './authenticate.ts';
import { logFailure } from './log-failure.ts';

/** Creates the user of a `login` profile with the password that was typed, as import mode does. */
export async function importUser(
  request: SignInRequest,
  identifier: string,
  profile: JsonObject,
  password: string,
): Promise<CredentialCheck> {
  const user = readProfile(request.connection.name, profile, password);
  if (!user) return refuse(request, identifier, 'The profile has no user_id or no valid email.');
  const creation = await createUser(request.tenant, user);
  switch (creation.kind) {
    case 'created':
      return { kind: 'right', user: creation.user };
    case 'id_exists':
    case 'email_exists':
      return refuse(request, identifier, 'The user already exists.', {
        error: 'DUPLICATED_USER',
        conflict: creation.kind,
      });
  }
}

/** A script's profile as the user that Auth0 stores: known fields of the right type, the rest is dropped. */
export function readProfile(
  connection: string,
  profile: JsonObject,
  password: string,
): NewUser | undefined {
  const { user_id: identityId, email } = profile;
  if (typeof identityId !== 'string' || identityId === '') return undefined;
  if (typeof email !== 'string' || !isEmail(email)) return undefined;
  return {
    connection,
    identityId,
    email,
    email_verified: profile.email_verified === true,
    password,
    ...pickText(profile, ['name', 'given_name', 'family_name', 'nickname', 'picture']),
    ...pickObject(profile, ['app_metadata', 'user_metadata']),
  };
}

type TextField = 'name' | 'given_name' | 'family_name' | 'nickname' | 'picture';
type ObjectField = 'app_metadata' | 'user_metadata';

function pickText(profile: JsonObject, names: TextField[]): Partial<Record<TextField, string>> {
  const picked: Partial<Record<TextField, string>> = {};
  for (const name of names) {
    const value = profile[name];
    if (typeof value === 'string' && value !== '') picked[name] = value;
  }
  return picked;
}

function pickObject(
  profile: JsonObject,
  names: ObjectField[],
): Partial<Record<ObjectField, JsonObject>> {
  const picked: Partial<Record<ObjectField, JsonObject>> = {};
  for (const name of names) {
    const value = profile[name];
    if (isObject(value)) picked[name] = value;
  }
  return picked;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(
  request: SignInRequest,
  identifier: string,
  description: string,
  details?: JsonObject,
): CredentialCheck {
  logFailure(request, identifier, { type: 'f', description, ...(details && { details }) });
  return { kind: 'failed', code: 'auth0-users-validation' };
}
