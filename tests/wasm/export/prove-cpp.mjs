// For `npm run prove`: compiles the header of every net, proves it, and compares its training with the engine's, from the start and from
// the optimizer's state.
import { nets } from './nets.mjs';
import { compareCppTraining, proveCpp } from './programs.mjs';
import { inFolder } from './run.mjs';
import { continueCpp, names as keeping } from './states.mjs';

const names = Object.keys(nets);
await inFolder((folder) => {
  for (const name of names) {
    proveCpp(folder, name);
    compareCppTraining(folder, name);
    if (keeping.includes(name)) continueCpp(folder, name);
  }
});
console.log(`${names.length} nets in C++, proved and trained`);
