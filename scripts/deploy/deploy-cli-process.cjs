// One command of Deploy CLI in a process of its own. What to do comes as a message, so that no secret is in a file, in an
// argument or in the environment. CommonJS, as Deploy CLI is: it starts without a compiler.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { deploy, dump } = require('auth0-deploy-cli');
const { schema } = require('auth0-deploy-cli/lib/tools/auth0/handlers/prompts');
const utilities = require('auth0-deploy-cli/lib/tools/utils');

// Whoever started it was killed: what would go on writing now would meet the deploy that goes on from there.
process.once('disconnect', () => process.exit(130));

process.once(
  'message',
  async (/** @type {{ kind: 'import' | 'export', parameters: any }} */ job) => {
    try {
      if (/^localhost(:\d+)?$/.test(job.parameters.config.AUTH0_DOMAIN)) hurry();
      if (job.kind === 'import') {
        const { AUTH0_INCLUDED_ONLY: types = ['prompts'] } = job.parameters.config;
        keepLanguages(types.includes('prompts') ? readLanguages(job.parameters.input_file) : []);
        await deploy(job.parameters);
      } else {
        await dump(job.parameters);
      }
      process.exit(0);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    }
  },
);

/** Calls in a second that the local tenant takes without end: those of Auth0's Enterprise plan. */
const LOCAL_PACE = 16;

/** Milliseconds that the local tenant needs at most until everybody sees what was written. */
const LOCAL_PAUSE = 50;

/**
 * Deploy CLI makes eight calls in a second, to leave something of a tenant's quota to others, and waits some seconds until all of
 * Auth0's servers know new connections and Actions. Here are no others, and one server.
 */
function hurry() {
  utilities.sleep = () => new Promise((done) => setTimeout(done, LOCAL_PAUSE));
  const pools = createRequire(require.resolve('auth0-deploy-cli'))('promise-pool-executor');
  const { PromisePoolExecutor } = pools;
  pools.PromisePoolExecutor = class extends PromisePoolExecutor {
    constructor(/** @type {object} */ options) {
      super({ ...options, frequencyLimit: LOCAL_PACE });
    }
  };
}

/**
 * Deploy CLI describes every screen of every prompt in each of 82 languages, and compiles that for ten seconds before it writes
 * anything. A language that has no texts in this import needs no description: without it the same texts are judged in the same way.
 *
 * @param {string[]} used
 */
function keepLanguages(used) {
  const languages = schema.properties.customText.properties;
  for (const language of Object.keys(languages)) {
    if (!used.includes(language)) delete languages[language];
  }
}

/** @param {string} folder */
function readLanguages(folder) {
  const file = join(folder, 'prompts', 'custom-text.json');
  return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8'))) : [];
}
