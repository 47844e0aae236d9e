import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Whoever reads meanwhile, or after a crash, finds the old bytes or the new ones. For this user's eyes alone, unless `mode` says otherwise. */
export function replaceFile(file: string, bytes: Buffer, mode = 0o600): void {
  const next = `${file}.next`;
  const descriptor = openSync(next, 'w', 0o600);
  try {
    // One that a crash left behind keeps its mode when it is opened.
    fchmodSync(descriptor, mode);
    writeSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(next, file);
}
