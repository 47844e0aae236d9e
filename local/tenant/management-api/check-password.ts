import type { Connection, Json } from '../store/types.ts';
import { meetsRules, readPasswordRules } from '../universal-login/reset/password-rules.ts';
import { type Refusal, refusal } from './refusal.ts';

/** A password that the connection would not take from its owner either; none at all is nothing to refuse. */
export function checkPassword(connection: Connection, password: Json | undefined): Refusal | null {
  if (typeof password !== 'string' || meetsRules(readPasswordRules(connection), password)) {
    return null;
  }
  return refusal(400, 'PasswordStrengthError: Password is too weak');
}
