import type { Hono } from 'hono';
import type { KeptWorld, StateFolder } from './state-folder.ts';

type App = { fetch: Hono['fetch'] };

/** How often a world that is in use is written. */
const EVERY_MS = 500;
/** What a request set off, a mail for example, may end this long after its answer. */
const AFTERMATH_MS = 5_000;

/** Writes a world into its folder while it is in use: half a second behind it at most, and once more at the end. */
export interface StateKeeper {
  /** The same application; whatever it is asked makes the world worth writing. */
  wrap(app: App): App;
  /** Writes for the last time. */
  stop(): void;
}

export function keepState(folder: StateFolder, describe: () => KeptWorld): StateKeeper {
  let lastRequest = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - lastRequest >= AFTERMATH_MS) return;
    try {
      folder.write(describe());
    } catch (error) {
      // A full disk, or a folder that somebody removed, is no reason to end the world; it may be mended meanwhile.
      console.error(`${folder.path} could not be written: ${describeError(error)}`);
    }
  }, EVERY_MS);
  timer.unref();
  return {
    wrap: (app) => ({
      fetch(request, env, context) {
        lastRequest = performance.now();
        return app.fetch(request, env, context);
      },
    }),
    stop() {
      clearInterval(timer);
      folder.write(describe());
    },
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
