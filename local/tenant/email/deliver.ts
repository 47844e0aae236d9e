import { createTransport, type Transporter } from 'nodemailer';
import type { Json } from '../store/types.ts';
import type { Sender } from './sender.ts';

export interface RenderedMail {
  from: Sender;
  to: string;
  subject: string;
  html: string;
}

type DeliveryOutcome =
  | { kind: 'sent' }
  | { kind: 'misconfigured' }
  | { kind: 'not_delivered'; code: string };

/** A connection greets for a tenth of a second: the next mail of these credentials takes the same one. */
const transports = new WeakMap<Record<string, Json>, Transporter>();

/** Hands one mail to the SMTP server that `credentials` name; waits some seconds at most. Never throws. */
export async function deliver(
  credentials: Record<string, Json>,
  mail: RenderedMail,
): Promise<DeliveryOutcome> {
  const { smtp_host: host, smtp_user: user, smtp_pass: pass } = credentials;
  const port = Number(credentials.smtp_port);
  if (typeof host !== 'string' || host === '' || !(port > 0)) return { kind: 'misconfigured' };
  const transport = takeTransport(credentials, { host, port, user, pass });
  try {
    await transport.sendMail({
      from: mail.from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      html: mail.html,
      // What a template says must never make this process open a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { kind: 'sent' };
  } catch (error) {
    return { kind: 'not_delivered', code: errorCode(error) };
  }
}

function takeTransport(
  credentials: Record<string, Json>,
  {
    host,
    port,
    user,
    pass,
  }: Record<'user' | 'pass', Json | undefined> & { host: string; port: number },
): Transporter {
  const known = transports.get(credentials);
  if (known) return known;
  const transport = createTransport({
    pool: true,
    idleTimeout: 2_000,
    host,
    port,
    ...(typeof user === 'string' && typeof pass === 'string' ? { auth: { user, pass } } : {}),
    connectionTimeout: 3_000,
    greetingTimeout: 3_000,
    socketTimeout: 5_000,
  });
  transports.set(credentials, transport);
  return transport;
}

/** The code alone: messages of mail servers may repeat what they were sent. */
function errorCode(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : 'unknown';
}
