import { cleanText } from './clean-text.ts';

/** Enough to recognize somebody one knows, too little to write to: `n***@acme.example`. */
export function maskEmail(email: string): string {
  const plain = cleanText(email);
  const at = plain.lastIndexOf('@');
  return at < 1 ? '***' : `${plain.slice(0, 1)}***${plain.slice(at)}`;
}
