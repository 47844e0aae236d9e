import * as types from 'auth0-deploy-cli/lib/types.js';
import { LANGUAGES } from '../../../policy/language.ts';

// Deploy CLI describes every screen of every prompt in each of 82 languages when it is loaded, which takes half a second, and
// its loader never looks at that. Whoever imports this does so before the loader.
const { languages } = types as unknown as { languages: string[] };
languages.splice(0, languages.length, ...LANGUAGES);
