/** The UTF-8 bytes of an HS256 key. Throws where it is shorter than RFC 7518, 3.2, asks for. */
export function readIdentityKey(key: string): Uint8Array {
  const bytes = new TextEncoder().encode(key);
  if (bytes.length < 32) throw new Error('identityKey: at least 32 bytes');
  return bytes;
}
