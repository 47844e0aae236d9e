import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { currentRun } from './run-in-progress.ts';

/** Sends console, stdout and stderr of the script to the log of the run that writes. */
export function captureOutput(): void {
  const log = (text: string) => currentRun.getStore()?.log(text);
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log(String(chunk));
      done();
    },
  });
  globalThis.console = new Console({ stdout: sink, stderr: sink });
  for (const stream of [process.stdout, process.stderr])
    stream.write = (chunk: Uint8Array | string) => {
      log(String(chunk));
      return true;
    };
}
