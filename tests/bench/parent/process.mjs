// A platform in its own process: takes one command at a time, as JSON lines.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The command that starts a platform. */
function program(platform, nativeInput) {
  if (platform === 'native') return [at('../../../build/release/backflow_bench'), [nativeInput]];
  return [process.execPath, [at('../child.mjs')]];
}

/** Starts a platform on a workload in Node (or natively). */
export async function startProcess(platform, workload, nativeInput) {
  const child = spawn(...program(platform, nativeInput), { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaints = (complaints + text).slice(-2000)));
  const ended = once(child, 'close');
  // Ignore what the peers print by themselves.
  const lines = createInterface({ input: child.stdout });
  async function ask(command) {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    const line = await Promise.race([answerFrom(lines), ended.then(() => null)]);
    if (line === null) throw new Error(`${platform} ended: ${complaints}`);
    const answer = JSON.parse(line);
    if (answer.error) throw new Error(`${platform}: ${answer.error}`);
    return answer;
  }
  const { detail } = await ask({ do: 'open', platform, workload });
  return {
    detail,
    ask,
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}

async function answerFrom(lines) {
  for (;;) {
    const [line] = await once(lines, 'line');
    if (line.startsWith('{')) return line;
  }
}
