// For `npm run prove`: compiles the header of every net, proves it, and compares its training with the engine's.
import { nets } from './nets.mjs';
import { compareCppTraining, proveCpp } from './programs.mjs';
import { inFolder } from './run.mjs';

const names = Object.keys(nets);
await inFolder((folder) => {
  for (const name of names) {
    proveCpp(folder, name);
    compareCppTraining(folder, name);
  }
});
console.log(`${names.length} nets in C++, proved and trained`);
