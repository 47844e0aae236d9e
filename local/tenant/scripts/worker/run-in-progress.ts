import { AsyncLocalStorage } from 'node:async_hooks';
import type { Answer } from '../protocol.ts';

/** One run inside the worker: the end of it, and where its output goes. */
export interface RunInProgress {
  id: number;
  /** Answers once; later answers are ignored. */
  end(answer: Answer): void;
  /** Fails the run after an error that no handler of the script caught. */
  fail(message: string): void;
  log(text: string): void;
}

/** Tells which of several runs a late callback, an output or an error belongs to. */
export const currentRun = new AsyncLocalStorage<RunInProgress>();
