// Jest's own transformers need packages that do not support TypeScript 7, and msw ships ES modules only: esbuild compiles both.
const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

const options = { format: 'cjs', platform: 'node', target: 'node20', sourcemap: 'inline' };

module.exports = {
  process(source, path) {
    // Nothing to translate: CommonJS already, as most packages are.
    if (path.endsWith('.js') && !/\b(import|export)\b/.test(source)) return { code: source };
    const loader = path.endsWith('.ts') ? 'ts' : 'js';
    return esbuild.transformSync(source, { ...options, loader, sourcefile: path });
  },
  getCacheKey(source, path) {
    return createHash('sha256')
      .update(JSON.stringify([esbuild.version, options, path, source]))
      .digest('hex');
  },
};
