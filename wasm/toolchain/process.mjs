// Starts other programs. Keeps their output, and shows it shortened while they run and in full when they fail.
import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Something that the user must know or do. Shown as its message, without a stack. */
export class Problem extends Error {}

/** Like `command -v`, without a shell. */
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

/**
 * Returns readable lines: without color codes or stack frames of wasm and third-party code, and at most 200 characters
 * long.
 */
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

/** Returns the last lines of an output, which usually contain the reason for a failure. */
export function tail(text, lines = 40) {
  return readable(text).trimEnd().split('\n').slice(-lines).join('\n');
}

/** Ends a program and everything that it started. */
function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

/**
 * Runs a program in the project's folder and resolves to { code, output }. A program that cannot be started has code
 * 127. One that takes longer than `seconds` is ended with everything that it started and has code 124. `onLine`
 * receives every line as it arrives.
 */
export function run(command, args, { env = {}, onLine, cwd = root, seconds } = {}) {
  return new Promise((resolve) => {
    // A separate process group, so that a hanging grandchild can be ended. Without a time limit it is not needed:
    // Ctrl+C reaches the program.
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

/** Runs a program that must succeed. Otherwise throws a Problem with `sentence` and the end of its output. */
export async function must(sentence, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Problem(`${sentence}\n${tail(output)}`);
  return output;
}

/** Returns the npm that started this program if there is one, so that `npm start` continues with the same npm. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/** True in the file that Node was started with; call as isEntry(import.meta.url). */
export const isEntry = (url) => Boolean(process.argv[1]) && pathToFileURL(realpathSync(process.argv[1])).href === url;

/** Runs a command. A Problem is printed as its sentence, any other error as one line; both exit with code 1. */
export async function main(verb) {
  // Exits so that `exit` handlers run, which end the started programs.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  try {
    await verb();
  } catch (error) {
    console.error(`\n${error instanceof Problem ? error.message : readable(String(error?.stack ?? error))}`);
    process.exitCode = 1;
  }
}
