/** What Auth0's sandbox gives a database script without `require` (docs: "Custom Database Action Script Templates"). */
declare const configuration: Readonly<Record<string, string | undefined>>;

declare class WrongUsernameOrPasswordError extends Error {
  constructor(userNameOrEmail: string | null, message: string);
}

declare class ValidationError extends Error {
  constructor(errorCode: string, message: string);
}
