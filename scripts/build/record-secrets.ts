import { runInNewContext } from 'node:vm';

/** How long a script may take to settle once every outside thing answers at once, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * The secrets that an Action reads, found by running its handlers in a world without I/O in which no secret has a value.
 * They must be read before anything else is looked at, and that is how Actions are written.
 */
export async function recordActionSecrets(code: string): Promise<string[]> {
  const read = new Set<string>();
  const module = { exports: {} as Record<string, unknown> };
  runInNewContext(code, { ...world(), module, exports: module.exports });
  const event = record(anything(), (key) => (key === 'secrets' ? recorder(read) : undefined));
  for (const handler of Object.values(module.exports)) {
    if (typeof handler === 'function') await settle(() => handler(event, anything()));
  }
  return [...read];
}

/** The same for the `configuration` of a database script. */
export async function recordConfiguration(code: string): Promise<string[]> {
  const read = new Set<string>();
  const script = runInNewContext(`(${code})`, { ...world(), configuration: recorder(read) });
  await settle(
    () =>
      new Promise((callback) =>
        script.length === 4
          ? script('nobody@example.com', '', anything(), callback)
          : script('nobody@example.com', anything(), callback),
      ),
  );
  return [...read];
}

/** Tells which keys were asked for; none has a value. */
function recorder(read: Set<string>): object {
  const note = (_: object, key: string | symbol) => {
    if (typeof key === 'string') read.add(key);
    return undefined;
  };
  const has = (target: object, key: string | symbol) => note(target, key) !== undefined;
  return new Proxy({}, { get: note, has, getOwnPropertyDescriptor: note });
}

function record(target: object, answer: (key: string | symbol) => unknown): object {
  return new Proxy(target, { get: (inner, key) => answer(key) ?? Reflect.get(inner, key) });
}

/** The globals of a script: modules and errors do nothing, and there is no network. */
function world(): Record<string, unknown> {
  return {
    require: anything,
    fetch: () => Promise.reject(new Error('no network while building')),
    console: { log() {}, error() {}, warn() {}, info() {} },
    URL,
    URLSearchParams,
    TextEncoder,
    AbortSignal,
    Buffer,
    WrongUsernameOrPasswordError: Error,
    ValidationError: Error,
    UnauthorizedError: Error,
  };
}

/** Whatever one does with it, it is that again. Not a promise, or `await` would never end. */
function anything(): object {
  const answer: object = new Proxy(function nothing() {}, {
    get: (_, key) => (key === 'then' || typeof key === 'symbol' ? undefined : answer),
    apply: () => answer,
    construct: () => answer,
  });
  return answer;
}

async function settle(run: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((done) => {
    timer = setTimeout(done, PATIENCE_MS);
  });
  // A missing secret is an error to the script: how it tells us so is of no interest here.
  await Promise.race([
    Promise.resolve()
      .then(run)
      .catch(() => undefined),
    patience,
  ]);
  clearTimeout(timer);
}
