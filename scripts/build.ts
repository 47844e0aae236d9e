import { parseArgs } from 'node:util';
import { assemble, describeProblem } from './build/assemble.ts';

const { values } = parseArgs({ options: { env: { type: 'string', default: 'local' } } });
const outcome = await assemble({
  root: process.cwd(),
  out: `${process.cwd()}/build`,
  environment: values.env,
});

switch (outcome.kind) {
  case 'built': {
    const sizes = outcome.scripts.map(({ path, bytes }) => `  ${path} ${bytes} bytes`);
    console.info([`build/ for ${values.env}: ${outcome.files.length} files`, ...sizes].join('\n'));
    break;
  }
  case 'refused':
    console.error(outcome.problems.map(describeProblem).join('\n'));
    console.error(`${outcome.problems.length} problems; build/ was not written`);
    process.exitCode = 1;
}
