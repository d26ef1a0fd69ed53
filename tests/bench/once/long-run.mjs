// 10,000 steps of the course notes' spiral in one call, in a process that has just started; argument 1 is the package's
// entry. Prints { ms, accuracy }.
import { workload } from '../workloads.mjs';

const { load } = await import(process.argv[2]);
const { config } = await workload('W3c');
const trainer = (await load()).trainer(config);
const start = performance.now();
const { accuracy } = trainer.step(10000);
console.log(JSON.stringify({ ms: performance.now() - start, accuracy }));
