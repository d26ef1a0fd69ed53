// Starting other programs: their output is kept, shown shortened while they work and at length when they fail.
import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Something a person has to know or do; shown as its message, without a stack. */
export class Problem extends Error {}

/** `command -v`, without a shell. */
export function which(command) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return join(folder, command);
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** Lines a person can read: no colour codes, no stack frames of wasm or of other people's code, nothing past 200 characters. */
export function readable(text) {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
      .split(/\r?\n/)
      .filter((line) => !/^\s*at .*(wasm:\/\/|wasm-function|node:internal|node_modules)/.test(line))
      .map((line) => (line.length > 200 ? `${line.slice(0, 197)}...` : line))
      .join('\n')
  );
}

/** The last lines of an output, where the reason for a failure usually stands. */
export function tail(text, lines = 40) {
  return readable(text).trimEnd().split('\n').slice(-lines).join('\n');
}

/** Ends a program with everything it started. */
function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/**
 * Runs a program in the project's folder and resolves to { code, output }; a program that can't be started has code 127,
 * one that takes longer than `seconds` is ended with all it started and has code 124. `onLine` gets every line as it comes.
 */
export function run(command, args, { env = {}, onLine, cwd = root, seconds } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that a hanging grandchild can be ended; without a limit Ctrl+C reaches it by itself.
    const limited = seconds !== undefined;
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, detached: limited });
    const end = () => endGroup(child);
    if (limited) process.once('exit', end);
    let late = false;
    const clock = limited ? setTimeout(() => end((late = true)), seconds * 1000) : undefined;
    let output = '';
    let open = '';
    const take = (chunk) => {
      output += chunk;
      if (!onLine) return;
      const lines = (open + chunk).split('\n');
      open = lines.pop();
      lines.forEach((line) => onLine(readable(line).trim()));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const finish = (code, note = '') => {
      clearTimeout(clock);
      process.off('exit', end);
      resolve({ code, output: output + note });
    };
    child.on('error', (error) => finish(127, `${command}: ${error.message}\n`));
    child.on('close', (code, signal) => {
      if (late) finish(124, `ended after ${seconds} s\n`);
      else finish(code ?? 1, signal ? `ended by ${signal}\n` : '');
    });
  });
}

/** Runs a program that has to succeed; otherwise a Problem with `sentence` and the end of its output. */
export async function must(sentence, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Problem(`${sentence}\n${tail(output)}`);
  return output;
}

/** Node's own npm where there is one, so that `npm start` goes on with the npm it was called by. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/** True in the file that Node was started with; asked as isEntry(import.meta.url). */
export const isEntry = (url) => Boolean(process.argv[1]) && pathToFileURL(realpathSync(process.argv[1])).href === url;

/** Runs a verb: a Problem becomes its sentence, anything else one line, both with exit code 1. */
export async function main(verb) {
  // So that `exit` handlers run, which end what was started.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  try {
    await verb();
  } catch (error) {
    console.error(`\n${error instanceof Problem ? error.message : readable(String(error?.stack ?? error))}`);
    process.exitCode = 1;
  }
}
