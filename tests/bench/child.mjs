// The driver in a Node process: a JSON line in, a JSON line out.
import { createInterface } from 'node:readline';
import { driver } from './driver.mjs';

const answer = driver();
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
