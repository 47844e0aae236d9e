import { createPerson, signIn } from '../test/support/http-person.ts';
import { startTestWorld } from '../test/support/start-world.ts';
const world = await startTestWorld();
const who = { product: 'pim', organization: 'acme', identifier: 'nora.lindqvist@acme.example', password: 'Copper!Kettle41' } as const;
console.log(await signIn(world, await createPerson(world), who));
console.log(await world.calls(), await world.logs());
await world.close();
