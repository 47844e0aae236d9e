/** Auth0 hashes with bcrypt, which sees no more of a password; the connection refuses longer ones (`max_length_exceeded`). */
const MOST_BYTES = 72;

/** Whether a password meets the Product Cloud policy: 10 characters, 72 bytes, upper, lower, digit, one of `!@#$%^&*`. */
export function meetsPasswordPolicy(password: string): boolean {
  return (
    Array.from(password).length >= 10 &&
    Buffer.byteLength(password) <= MOST_BYTES &&
    /[A-Z]/.test(password) &&
    /[a-z]/.test(password) &&
    /[0-9]/.test(password) &&
    /[!@#$%^&*]/.test(password)
  );
}

/** Whether a product can be asked about it at all; the contract of the product identity API ends at 4096 characters. */
export function isVerifiablePassword(password: unknown): password is string {
  return typeof password === 'string' && password !== '' && password.length <= 4096;
}
