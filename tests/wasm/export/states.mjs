// What is proved of the optimizer's state in exported nets: training goes on as in the engine, and a wrong number is noticed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nets, trained } from './nets.mjs';
import { assertLosses, changesFor, compiled, files, printedLosses, steps, whole } from './programs.mjs';
import { assertProved, run, runPython, write } from './run.mjs';

const python = ['pytorch', 'numpy', 'jax'];
/** What begins the numbers of the state in a program. */
export const stateBegins = /^(?:const )?STATE = \{|^ {2}state\.\w+\.\w+ = \{\d/m;
/** What begins the update that proves it. */
export const proofBegins = /^(?:const )?NEXT = \{|^inline Real proveNextUpdate/m;

/** Optimizers that keep something from one update to the next. */
const keeping = Object.keys(nets).filter((name) => {
  const { optimizer = {} } = nets[name];
  return (optimizer.name ?? 'sgd') !== 'sgd' || optimizer.momentum > 0;
});

/** A run that has begun, and the loss that it has in the engine some updates later. `format`: the net that can be had in it. */
function begun(name, format) {
  const config = { ...whole(name), ...changesFor(format, name), steps: 5 };
  return { trainer: trained(name, config), wanted: trained(name, config).step(steps).loss };
}

/** A run that goes on with another optimizer, which counts its own updates: the schedule counts all of them. */
export function changedOptimizer() {
  const trainer = trained('three classes, relu and sigmoid, adam', whole('three classes, relu and sigmoid, adam'));
  trainer.step(6);
  trainer.configure({ optimizer: { name: 'nadam', learningRate: 0.02 } });
  trainer.step(3);
  return trainer;
}

/** The files of a net in a format; they have a state, and an update that proves it. */
function withState(trainer, format, what) {
  const made = files(trainer, format);
  assert.match(made[0].data, stateBegins, what);
  assert.match(made[0].data, proofBegins, what);
  return made;
}

/** Nets with the format of a program, for each optimizer that keeps something. */
const casesOf = (formats) =>
  formats.flatMap((format) =>
    keeping
      .filter((name) => changesFor(format, name))
      .map((name) => ({ format, name, at: `${format}-${Object.keys(nets).indexOf(name)}` })),
  );

/** Python programs go on with the optimizer's state: they have the losses that the engine has after more updates. */
export function continuePython(folder) {
  const cases = casesOf(python).map(({ format, name, at }) => ({ ...begun(name, format), format, at }));
  const other = changedOptimizer();
  for (const format of python)
    cases.push({ trainer: other, format, at: `${format}-other`, wanted: changedOptimizer().step(steps).loss });
  const programs = cases.map(({ trainer, format, at }) => {
    const path = write(folder, `continue-${at}`, withState(trainer, format, at));
    return `${join(path, 'net.py')} --train ${steps}`;
  });
  for (const [at, [program, ended, printed]] of runPython(programs).entries()) {
    assert.equal(ended, null, `${program}: ${ended}`);
    assertLosses(program, printedLosses(printed), cases[at].wanted);
  }
  return cases.length;
}

/** The same for JavaScript, in this process. */
export async function continueJavaScript(folder) {
  const cases = casesOf(['javascript']).map(({ format, name, at }) => ({ ...begun(name, format), at }));
  cases.push({ trainer: changedOptimizer(), wanted: changedOptimizer().step(steps).loss, at: 'other' });
  const { log } = console;
  for (const { trainer, wanted, at } of cases) {
    const made = withState(trainer, 'javascript', at);
    const path = write(folder, `continue-${at}`, made);
    const { train } = await import(pathToFileURL(join(path, 'net.mjs')).href);
    console.log = () => {};
    const { history } = train(made.find((one) => one.name === 'data.csv').data, steps);
    console.log = log;
    assertLosses(
      at,
      history.map(([, loss]) => loss),
      wanted,
    );
  }
  return cases.length;
}

/** The same for a net in C++, whose proof is run too. */
export function continueCpp(folder, name) {
  const { trainer, wanted } = begun(name, 'cpp');
  withState(trainer, 'cpp', name);
  const path = compiled(folder, `continue-cpp-${Object.keys(nets).indexOf(name)}`, trainer);
  const proved = run(path, './net');
  assertProved(name, proved.code === 0 ? null : proved.output, proved.output);
  const { code, output } = run(path, './net', '--train', String(steps));
  assert.equal(code, 0, `${name}: ${output}`);
  assertLosses(name, printedLosses(output), wanted);
}

/** The names of all nets whose optimizer keeps something. */
export const names = keeping;

/** Adds 1 to the number that follows a text in a program. */
function changed(program, before, what) {
  const text = program.replace(
    new RegExp(`(${before})(-?\\d[\\d.]*(?:e-?\\d+)?)`),
    (_, found, number) => found + (Number(number) + 1),
  );
  assert.notEqual(text, program, what);
  return text;
}

/** What comes before the first number of what an optimizer keeps for its parameters, and before its other numbers. */
const places = [
  ['array', 'STATE = \\{[^[]*[\\[\\s]*|state\\.\\w+\\.\\w+ = \\{\\d+, \\d+, \\{\\s*'],
  ['updates', '(?:STATE_UPDATES|state_updates) = '],
  ['product', 'STATE_PRODUCT = |\\n {2}product: |Real product = '],
];

/** The numbers of the state that an optimizer needs. */
const needed = {
  adam: ['array', 'updates'],
  adamw: ['array', 'updates'],
  nadam: ['array', 'updates', 'product'],
};

/** Programs with one changed number of the state each: { what, format, name, data }. */
export function changedPrograms(formats, only = keeping) {
  return casesOf(formats)
    .filter(({ name }) => only.includes(name))
    .flatMap(({ format, name }) => {
      const [{ name: file, data }] = withState(trained(name, changesFor(format, name)), format, name);
      return places
        .filter(([what]) => (needed[nets[name].optimizer.name] ?? ['array']).includes(what))
        .map(([what, before]) => ({
          what: `${format}, ${name}: ${what}`,
          file: { name: file, data: changed(data, before, `${format}, ${name}: ${what}`) },
        }));
    });
}
