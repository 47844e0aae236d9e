import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import type { Clock } from '../tenant/store/clock.ts';
import type { Mailbox } from './mailbox.ts';
import { parseMessage } from './parse-message.ts';

const largestMailBytes = 5 * 1024 * 1024;

export interface SmtpListener {
  port: number;
  close(): Promise<void>;
}

/** Brings a taken mail to its mailbox, once, more often or never; what it throws is told to the sender. */
export type Carry = (deliver: () => Promise<void>) => Promise<void>;

/**
 * Takes mail for every address; whoever signs in may, whoever does not may too. A mail is in the mailbox before its
 * sender is told that it was accepted. Rejects when the port is taken.
 */
export async function receiveMail(
  mailbox: Mailbox,
  {
    clock,
    host,
    port,
    carry = (deliver) => deliver(),
  }: { clock: Clock; host: string; port: number; carry?: Carry | undefined },
): Promise<SmtpListener> {
  const server = new SMTPServer({
    name: 'localhost',
    authOptional: true,
    // Without a certificate of its own the server offers a published one: no TLS is more honest on loopback.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: largestMailBytes,
    rejectOversized: true,
    closeTimeout: 500,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      read(stream)
        .then((raw) =>
          raw === null ? undefined : carry(() => deliver(mailbox, clock, recipients, raw)),
        )
        .then(() => callback(), callback);
    },
  });
  // A sender that hangs up in the middle is its own problem.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** `null` for what is too long. */
async function read(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  return stream.sizeExceeded ? null : Buffer.concat(chunks);
}

async function deliver(
  mailbox: Mailbox,
  clock: Clock,
  recipients: string[],
  raw: Buffer,
): Promise<void> {
  mailbox.add(
    await parseMessage({ id: mailbox.nextId(), receivedAt: clock.now(), recipients, raw }),
  );
}
