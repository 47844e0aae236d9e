import { createTransport } from 'nodemailer';
import type { Mail } from '../products/product.ts';

/** How the products send their own mails: over SMTP into the inbox. Rejects when the inbox does not take it. */
export function createMailer(smtpPort: number): (mail: Mail) => Promise<void> {
  const transport = createTransport({ host: 'localhost', port: smtpPort, ignoreTLS: true });
  return async (mail) => {
    await transport.sendMail(mail);
  };
}
