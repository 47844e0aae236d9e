/** A mail as it arrived. Everything in it was written by somebody else: escape it, never run it. */
export interface Message {
  id: string;
  /** Unix milliseconds of the world's clock. */
  receivedAt: number;
  /** `Name <address>`, or the address alone. */
  from: string;
  /** The addresses it was delivered to (lower-cased), which the headers need not name. */
  to: string[];
  subject: string;
  html: string | undefined;
  text: string | undefined;
  headers: { name: string; value: string }[];
  /** The http and https links of both parts, in order, each once. */
  links: string[];
  attachments: { filename: string; mimeType: string; bytes: number }[];
}

/** Which mails to show. `to` is a whole address; upper and lower case are the same. */
export interface MessageFilter {
  to?: string;
}
