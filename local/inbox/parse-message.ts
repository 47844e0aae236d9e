import type { Address, Attachment } from 'postal-mime';
import PostalMime from 'postal-mime';
import { extractLinks } from './extract-links.ts';
import type { Message } from './message.ts';

export interface Delivery {
  id: string;
  receivedAt: number;
  recipients: string[];
  raw: Uint8Array;
}

/** Reads what came over SMTP. A mail that is not well formed still becomes a message, with what could be read. */
export async function parseMessage({
  id,
  receivedAt,
  recipients,
  raw,
}: Delivery): Promise<Message> {
  const email = await PostalMime.parse(raw);
  return {
    id,
    receivedAt,
    from: showAddress(email.from),
    to: recipients.map((address) => address.toLowerCase()),
    subject: email.subject ?? '',
    html: email.html,
    text: email.text,
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    links: extractLinks(email.html, email.text),
    attachments: email.attachments.map(describe),
  };
}

function showAddress(from: Address | undefined): string {
  if (from?.address === undefined) return from?.name ?? '';
  return from.name ? `${from.name} <${from.address}>` : from.address;
}

function describe({ filename, mimeType, content }: Attachment): Message['attachments'][number] {
  const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  return { filename: filename ?? '(no name)', mimeType, bytes };
}
