import { createTransport } from 'nodemailer';
import type { Mail } from '../products/product.ts';

export interface Mailer {
  /** Rejects when the inbox does not take it. */
  send(mail: Mail): Promise<void>;
  /** Waits for the mails under way. */
  close(): Promise<void>;
}

/** How the products send their own mails: over SMTP into the inbox. */
export function createMailer(smtpPort: number): Mailer {
  const transport = createTransport({
    pool: true,
    idleTimeout: 2_000,
    host: 'localhost',
    port: smtpPort,
    ignoreTLS: true,
  });
  const underWay = new Set<Promise<unknown>>();
  return {
    async send(mail) {
      const sending = transport.sendMail(mail);
      underWay.add(sending);
      await sending.finally(() => underWay.delete(sending));
    },
    async close() {
      await Promise.allSettled(underWay);
      transport.close();
    },
  };
}
