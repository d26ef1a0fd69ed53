// Tests the set-up's messages on a PATH where tools are missing, with stand-ins for apt-get and dpkg-query.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { run } from '../../wasm/toolchain/process.mjs';

const folder = mkdtempSync(join(tmpdir(), 'backflow-setup-'));
after(() => rmSync(folder, { recursive: true }));

/** A folder to be the whole PATH: Node and the given stand-ins, each a shell script. */
function path(name, scripts) {
  const at = mkdtempSync(join(folder, `${name}-`));
  symlinkSync(process.execPath, join(at, 'node'));
  for (const [command, text] of Object.entries(scripts)) {
    writeFileSync(join(at, command), `#!/bin/sh\n${text}\n`);
    chmodSync(join(at, command), 0o755);
  }
  return at;
}

/** Sets up a machine that lacks one invented tool; resolves to the sentence that a person sees and the exit code. */
function setUp(PATH, uid = 0) {
  const program = `
    import { setUp } from './wasm/toolchain/setup.mjs';
    import { main } from './wasm/toolchain/process.mjs';
    process.getuid = () => ${uid};
    const needs = [{ package: 'unheard-of', name: 'the unheard-of tool', commands: ['unheard-of'] }];
    await main(async () => console.log('installed', await setUp(needs)));`;
  return run(process.execPath, ['--input-type=module', '-e', program], { env: { PATH } });
}

const nothingInstalled = { 'dpkg-query': 'exit 1' };

test('without apt, the message says what to install', async () => {
  const { code, output } = await setUp(path('other', {}));
  assert.equal(code, 1);
  assert.match(output, /Missing on this machine: the unheard-of tool/);
});

test('without root, the message has the command to run as root', async () => {
  const { code, output } = await setUp(path('user', { ...nothingInstalled, 'apt-get': 'exit 0' }), 1000);
  assert.equal(code, 1);
  assert.match(output, /needs root.*\n +apt-get install --no-install-recommends unheard-of/);
});

test('without a network, the message says so and quotes apt', async () => {
  const { code, output } = await setUp(
    path('offline', { ...nothingInstalled, 'apt-get': 'echo "E: Unable to fetch" >&2; exit 100' }),
  );
  assert.equal(code, 1);
  assert.match(output, /could not install unheard-of\. Is the network reachable/);
  assert.match(output, /E: Unable to fetch/);
  assert.doesNotMatch(output, /\n +at /, 'no stack reaches a person');
});

test('packages that apt installed are found, and then nothing is called', async () => {
  const at = path('fresh', nothingInstalled);
  writeFileSync(
    join(at, 'apt-get'),
    `#!/bin/sh\ncase "$*" in *install*) printf '#!/bin/sh\\n' > ${at}/unheard-of && /bin/chmod +x ${at}/unheard-of;; esac\n`,
  );
  chmodSync(join(at, 'apt-get'), 0o755);
  const first = await setUp(at);
  assert.match(first.output, /installed \[ 'unheard-of' \]/);
  writeFileSync(join(at, 'apt-get'), '#!/bin/sh\necho called >&2; exit 1\n');
  const second = await setUp(at);
  assert.equal(second.code, 0);
  assert.match(second.output, /installed \[\]/);
});

test('a port in use or an invalid port is a message', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const start = (option) => run(process.execPath, ['wasm/toolchain/start.mjs', '--port', option]);
  const taken = await start(String(port));
  server.close();
  assert.equal(taken.code, 1);
  assert.match(taken.output, new RegExp(`Port ${port} is taken`));
  for (const option of ['zero', '0', '65536', '80.5']) {
    const { code, output } = await start(option);
    assert.equal(code, 1);
    assert.match(output, new RegExp(`'${option}' is not a port number`));
  }
});
