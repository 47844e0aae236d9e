/** Whether a password meets the Product Cloud policy: 10 characters, upper, lower, digit, one of `!@#$%^&*`. */
export function meetsPasswordPolicy(password: string): boolean {
  return (
    Array.from(password).length >= 10 &&
    /[A-Z]/.test(password) &&
    /[a-z]/.test(password) &&
    /[0-9]/.test(password) &&
    /[!@#$%^&*]/.test(password)
  );
}
