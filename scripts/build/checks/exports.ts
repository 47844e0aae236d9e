import { at, type Build, type CompiledScript, fileAt, objectsAt, type Problem } from '../build.ts';
import { databaseScripts } from '../compile.ts';

/** Handlers by trigger: the one that must be there, and the one that may. */
const handlers: Record<string, { required: string; optional: string[] }> = {
  'post-login': { required: 'onExecutePostLogin', optional: ['onContinuePostLogin'] },
  'credentials-exchange': { required: 'onExecuteCredentialsExchange', optional: [] },
  'password-reset-post-challenge': {
    required: 'onExecutePostChallenge',
    optional: ['onContinuePostChallenge'],
  },
  'post-change-password': { required: 'onExecutePostChangePassword', optional: [] },
};

/** Auth0 calls scripts by name: a wrong one would be found at the first sign-in. */
export function checkExports(build: Build): Problem[] {
  return build.compiled.flatMap((script) => {
    const expected = expectedNames(build, script);
    if (expected === null) {
      return [{ file: script.path, key: '', message: 'is no entry point that Auth0 knows' }];
    }
    const { required, optional } = expected;
    const missing = script.exports.includes(required) ? [] : [required];
    const extra = script.exports.filter((name) => ![required, ...optional].includes(name));
    return [
      ...missing.map((key) => ({ file: script.path, key, message: 'is not exported' })),
      ...extra.map((key) => ({
        file: script.path,
        key,
        message: 'Auth0 does not call this export',
      })),
    ];
  });
}

function expectedNames(build: Build, script: CompiledScript) {
  if (script.kind === 'database_script') {
    const signature = databaseScripts[script.name];
    return signature === undefined ? null : { required: signature.exported, optional: [] };
  }
  const file = fileAt(build, `actions/${script.name}.json`);
  const trigger = at(objectsAt(file?.value, 'supported_triggers')[0], 'id');
  return handlers[String(trigger)] ?? null;
}
