import type { Hono } from 'hono';
import type { Clock } from '../tenant/store/clock.ts';
import { isLoopbackHost } from '../web/loopback-only.ts';
import { createInboxApp } from './inbox-app.ts';
import { createMailbox } from './mailbox.ts';
import type { Message, MessageFilter } from './message.ts';
import { type Carry, receiveMail } from './receive-mail.ts';

const capacity = 500;

export interface Inbox {
  app: Hono;
  smtpPort: number;
  /** Newest first. */
  messages(filter?: MessageFilter): Message[];
  close(): Promise<void>;
}

/**
 * Starts taking mail on `host` (a name of this machine, else it throws) and `smtpPort` (0: any free one); the caller
 * serves `app` where it likes.
 */
export async function startInbox(options: {
  clock: Clock;
  smtpPort: number;
  host: string;
  carry?: Carry;
}): Promise<Inbox> {
  const { clock, smtpPort, host, carry } = options;
  if (!isLoopbackHost(host)) {
    throw new Error(`the inbox takes mail from this machine only, not on ${host}`);
  }
  const mailbox = createMailbox(capacity);
  const smtp = await receiveMail(mailbox, { clock, host, port: smtpPort, carry });
  return {
    app: createInboxApp(mailbox, clock),
    smtpPort: smtp.port,
    messages: (filter) => mailbox.list(filter),
    close: () => smtp.close(),
  };
}
