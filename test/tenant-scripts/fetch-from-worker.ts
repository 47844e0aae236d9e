// Run by a test in a process of its own: NODE_EXTRA_CA_CERTS counts only from the start of a process.
import { createSandbox } from '../../local/tenant/scripts/create-sandbox.ts';
import { createClock } from '../../local/tenant/store/clock.ts';
import { runLogin, withLogin } from './database-script-setup.ts';

const url = process.argv[2] ?? '';
const sandbox = createSandbox({ modulesRoot: import.meta.filename, clock: createClock() });
const connection = withLogin(
  `fetch(identifier).then((r) => r.text()).then((text) => callback(null, { user_id: text, environment: Object.keys(process.env) }),
    (error) => callback(new Error(String(error.cause?.code))))`,
);
console.info(JSON.stringify(await runLogin(sandbox, connection, undefined, [url, 'password'])));
await sandbox.close();
