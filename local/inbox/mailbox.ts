import type { Message, MessageFilter } from './message.ts';

/** The mails of everybody in the local world, newest first, in memory. */
export interface Mailbox {
  nextId(): string;
  add(message: Message): void;
  list(filter?: MessageFilter): Message[];
  find(id: string): Message | undefined;
  clear(): void;
}

/** Keeps the newest `capacity` mails; ids are never used twice, not even after `clear`. */
export function createMailbox(capacity: number): Mailbox {
  let messages: Message[] = [];
  let lastId = 0;
  return {
    nextId() {
      lastId += 1;
      return String(lastId);
    },
    add(message) {
      messages = [message, ...messages].slice(0, capacity);
    },
    list({ to } = {}) {
      const address = to?.trim().toLowerCase();
      return address ? messages.filter((message) => message.to.includes(address)) : [...messages];
    },
    find: (id) => messages.find((message) => message.id === id),
    clear() {
      messages = [];
    },
  };
}
