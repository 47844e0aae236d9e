import type { Build, Problem } from '../build.ts';
import { compare } from '../shape.ts';
import { shapes } from '../shapes.ts';

/** No file that Deploy CLI would pass over, no key that Auth0 would refuse, nothing required left out. */
export function checkKeys({ json }: Build): Problem[] {
  return json.flatMap(({ path, value }) => {
    const shape = shapes.find(([pattern]) => pattern.test(path))?.[1];
    if (shape === undefined) {
      return [{ file: path, key: '', message: 'nothing reads a file of this name here' }];
    }
    return compare(value, shape, path);
  });
}
