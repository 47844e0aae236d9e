import type { BodyRule } from './operation.ts';

const text: BodyRule = { type: 'string', minLength: 1 };
const name: BodyRule = { ...text, maxLength: 300 };
const partOfName: BodyRule = { ...text, maxLength: 150 };
const removable = { nullable: true };

/** What creating and changing have in common. The local tenant keeps no username and no phone number: they are unknown. */
const common: Record<string, BodyRule> = {
  blocked: { type: 'boolean' },
  email: {
    type: 'string',
    format: { name: 'email', pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
  },
  email_verified: { type: 'boolean' },
  verify_email: { type: 'boolean' },
  password: text,
  connection: text,
  user_metadata: { type: 'object' },
  app_metadata: { type: 'object' },
};

/** What may be changed; `null` takes a name away. */
export const userChanges: Record<string, BodyRule> = {
  ...common,
  client_id: text,
  name: { ...name, ...removable },
  nickname: { ...name, ...removable },
  given_name: { ...partOfName, ...removable },
  family_name: { ...partOfName, ...removable },
  picture: { type: 'string', ...removable },
};

/** What a new user is made of. A database user needs email and password, which Auth0's schema does not say. */
export const newUserFields: Record<string, BodyRule> = {
  ...common,
  connection: { ...text, required: true },
  email: { ...common.email, type: 'string', required: true },
  password: { ...text, required: true },
  user_id: {
    type: 'string',
    maxLength: 255,
    format: { name: 'user_id', pattern: /^\S*$/ },
  },
  name,
  nickname: name,
  given_name: partOfName,
  family_name: partOfName,
  picture: { type: 'string' },
};
