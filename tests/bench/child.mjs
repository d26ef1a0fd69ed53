// The driver in a Node process: answers each JSON line with a JSON line.
import { createInterface } from 'node:readline';
import { driver } from './driver.mjs';

const answer = driver();
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
