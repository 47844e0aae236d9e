import type { DatabaseAnswer } from '../protocol.ts';

/** Auth0's global error classes for database scripts. */
export class WrongUsernameOrPasswordError extends Error {
  override readonly name = 'WrongUsernameOrPasswordError';
  readonly code = 'invalid_user_password';
  readonly userNameOrEmail: string | null;
  constructor(userNameOrEmail?: string | null, message?: string) {
    super(message);
    this.userNameOrEmail = userNameOrEmail || null;
  }
}

export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly code: string;
  constructor(code?: string, message?: string) {
    super(message);
    this.code = code || 'validation_error';
  }
}

export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
  readonly code = 'unauthorized';
}

/** What a script meant by the first argument of its callback. */
export function readScriptError(error: unknown): DatabaseAnswer {
  if (error instanceof WrongUsernameOrPasswordError) {
    const { name, code, message, userNameOrEmail } = error;
    return { kind: 'error', name, code, message, identifier: userNameOrEmail };
  }
  if (error instanceof ValidationError || error instanceof UnauthorizedError) {
    return { kind: 'error', name: error.name, code: error.code, message: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'error', name: 'Error', code: 'extensibility_error', message };
}
