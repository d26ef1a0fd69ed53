// @vitest-environment node
import type { Backflow } from 'backflow';
import { describe, expect, it } from 'vitest';
import type { FromWorker, Watch } from '../../../../web/src/engine/protocol/messages';
import { NOTHING_WATCHED } from '../../../../web/src/engine/worker/network/frames';
import { Session } from '../../../../web/src/engine/worker/session';
import { SQUARE } from '../../../../web/src/state/network/data/view';
import { backflow } from '../../catalog';
import { Bench, config } from './bench';

describe('the worker’s session', () => {
  it('answers a request before the engine has started with a typed error', async () => {
    await expect(new Bench().ask('create', { config, generation: 1 })).rejects.toMatchObject({ code: 'not-loaded' });
  });

  it('ends with its engine, so that the page starts another worker', async () => {
    const failed = Object.assign(new Error('trap'), { code: 'internal', reason: 'engine-failed' });
    const ask = (lost: boolean): never | object => {
      if (lost) throw failed;
      return {};
    };
    let lost = false;
    const engine = {
      version: backflow.version,
      catalog: backflow.catalog,
      trainer: () => ask((lost = true)),
      get diagnostics() {
        return ask(lost);
      },
    } as unknown as Backflow;
    const said: FromWorker[] = [];
    const session = new Session({
      load: async () => engine,
      loadRest: async () => {},
      post: (message) => void said.push(message),
      later: () => {},
      now: () => 0,
      fault: () => {},
    });
    await session.receive({ id: 1, kind: 'load', payload: { files: { first: '', rest: '' } } });
    await expect(session.receive({ id: 2, kind: 'create', payload: { config, generation: 1 } })).rejects.toBe(failed);
    expect(said.at(-1)).toMatchObject({ kind: 'error', id: 2, error: { code: 'internal', reason: 'engine-failed' } });
  });

  it('gives the data, a checkpoint and a first frame for a new run', async () => {
    const bench = new Bench();
    const created = await bench.create();
    expect(created).toMatchObject({ generation: 1, step: 0 });
    expect(created.data.trainLabels.length + created.data.testLabels.length).toBe(60);
    expect(bench.all('checkpoint')).toMatchObject([{ generation: 1, step: 0 }]);
    expect(bench.all('frame')).toMatchObject([{ frame: { generation: 1, running: false, result: { step: 0 } } }]);
  });

  it('makes the next frame only after the last one is drawn', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.ask('run', { running: true, speed: null });
    bench.turn(20);
    expect(bench.all('frame')).toHaveLength(1);
    await bench.session.receive({ kind: 'ack', generation: 1 });
    bench.turn(20);
    expect(bench.all('frame')).toHaveLength(2);
    const { curve, result } = bench.all('frame')[1]!.frame;
    // On this clock, an evaluation takes as long as an update, so at most one in five turns has one.
    expect(curve.length).toBeGreaterThanOrEqual(4);
    expect(curve.length).toBeLessThanOrEqual(8);
    expect(curve.at(-1)!.step).toBeLessThanOrEqual(result.step);
    await bench.session.receive({ kind: 'ack', generation: 7 });
    bench.turn(20);
    expect(bench.all('frame')).toHaveLength(2);
  });

  it('answers a heartbeat between two slices', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.ask('run', { running: true, speed: null });
    for (let beat = 1; beat <= 5; ++beat) {
      bench.turn();
      await bench.session.receive({ kind: 'ping', id: beat });
      expect(bench.all('pong').at(-1)!.id).toBe(beat);
      expect(bench.tasks).toHaveLength(1);
    }
  });

  it('announces work that may take long, and a net that was slow', async () => {
    const bench = new Bench();
    await bench.create();
    const announced = bench.all('busy').length;
    // At least the answer to load, and the new run.
    expect(announced).toBeGreaterThanOrEqual(2);
    await bench.ask('run', { running: true, speed: null });
    bench.turn(20);
    expect(bench.all('busy')).toHaveLength(announced);
    bench.tick = 300;
    bench.turn(2);
    bench.tick = 8;
    bench.turn(20);
    const { ms } = bench.all('busy').at(-1)!;
    expect(ms).toBeGreaterThan(2000);
    expect(bench.all('busy').length).toBeGreaterThan(announced + 10);
  });

  it('pauses on request, and sends a checkpoint twice a second and when it pauses', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.ask('run', { running: true, speed: null });
    while (bench.time < 3500) bench.turn();
    expect(bench.all('checkpoint').length).toBeGreaterThanOrEqual(6);
    expect(bench.all('checkpoint').length).toBeLessThanOrEqual(8);
    await bench.ask('run', { running: false, speed: null });
    bench.turn(5);
    const { step } = await bench.ask('save', {});
    expect(bench.all('checkpoint').at(-1)!.step).toBe(step);
    bench.turn(5);
    expect((await bench.ask('save', {})).step).toBe(step);
  });

  it('continues bit for bit from a checkpoint', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.ask('step', { count: 30 });
    const { state } = await bench.ask('save', {});
    await bench.ask('step', { count: 50 });
    const straight = backflow.trainer(config);
    straight.step(80);
    const again = await bench.ask('create', { config, generation: 2, restore: state });
    expect(again.step).toBe(30);
    await bench.ask('step', { count: 50 });
    await bench.session.receive({ kind: 'ack', generation: 2 });
    expect(bench.all('frame').at(-1)!.frame.parameters).toEqual(straight.parameters);
    straight.dispose();
  });

  it('ends an epoch where the engine does', async () => {
    const bench = new Bench();
    await bench.create({ batchSize: 7 });
    for (const end of [5, 10]) {
      const ended = bench.ask('step', { epoch: true });
      bench.turn(20);
      expect(await ended).toEqual({ step: end });
    }
    await bench.ask('step', { count: 2 });
    const { state } = await bench.ask('save', {});
    await bench.ask('create', { config: { ...config, batchSize: 7 }, generation: 2, restore: state });
    const ended = bench.ask('step', { epoch: true });
    bench.turn(20);
    expect(await ended).toEqual({ step: 15 });
  });

  it('keeps the run when a configuration is refused, and names what was wrong', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.ask('step', { count: 3 });
    await expect(bench.ask('create', { config: { ...config, loss: 'guess' }, generation: 2 })).rejects.toMatchObject({
      code: 'unknown-name',
    });
    expect((await bench.ask('save', {})).step).toBe(3);
  });

  it('stops a run that diverges, and keeps the last good state', async () => {
    const bench = new Bench();
    const wild = { loss: 'squared-error', optimizer: { learningRate: 10 }, layers: [{ units: 8, activation: 'relu' }] };
    await bench.create(wild);
    await bench.ask('run', { running: true, speed: null });
    bench.turn(200);
    await bench.session.receive({ kind: 'ack', generation: 1 });
    const { result, running } = bench.all('frame').at(-1)!.frame;
    expect(running).toBe(false);
    expect(result.stopped).toMatchObject({ reason: 'diverged' });
    expect(bench.all('checkpoint').every(({ step }) => step < result.stopped!.at)).toBe(true);
  });

  it('continues with a dead layer, and names it', async () => {
    const bench = new Bench();
    await bench.create({ layers: [{ units: 8, activation: 'relu' }] });
    await bench.ask('run', { running: true, speed: null });
    bench.turn(3);
    for (let index = 0; index < 8; ++index) await bench.ask('setEntry', { name: 'b1', index, value: -1000 });
    await bench.session.receive({ kind: 'ack', generation: 1 });
    expect(bench.all('frame').at(-1)!.frame.result.collapsed).toEqual([1]);
    const { step } = bench.all('frame').at(-1)!.frame.result;
    bench.turn(20);
    await bench.session.receive({ kind: 'ack', generation: 1 });
    const { result, running } = bench.all('frame').at(-1)!.frame;
    expect(result.stopped).toBeUndefined();
    expect(running).toBe(true);
    expect(result.step).toBeGreaterThan(step);
  });

  it('shows the numbers of trainer.graph()', async () => {
    const bench = new Bench();
    await bench.create();
    const inspector = { example: 2, node: null as number | null, slot: 0, entry: 0 };
    const watch: Watch = { ...NOTHING_WATCHED, boundary: 8, units: 4, view: SQUARE, inspector };
    await bench.session.receive({ kind: 'ack', generation: 1 });
    await bench.ask('watch', { watch });
    const trainer = backflow.trainer(config);
    const graph = trainer.graph({ example: 2 });
    graph.backward();
    const snapshot = bench.all('frame').at(-1)!.frame.inspector!;
    expect(snapshot.nodes).toEqual(graph.nodes);
    for (const { id } of graph.nodes) {
      expect(snapshot.values[id]).toEqual(graph.value(id));
      expect(snapshot.gradients[id]).toEqual(graph.gradient(id));
    }
    const weights = graph.nodes.find(({ name }) => name === 'W1')!;
    const product = graph.nodes.find(({ inputs }) => inputs.includes(weights.id))!;
    const slot = product.inputs.indexOf(weights.id);
    await bench.session.receive({ kind: 'ack', generation: 1 });
    await bench.ask('watch', { watch: { ...watch, inspector: { ...inspector, node: product.id, slot, entry: 3 } } });
    const { chosen } = bench.all('frame').at(-1)!.frame.inspector!;
    expect(chosen).toMatchObject({ node: product.id, slot, entry: 3, check: { name: 'W1', index: 3 } });
    expect(chosen!.edges).toEqual(graph.edges(product.id));
    expect(chosen!.terms).toEqual(graph.terms(product.id, slot, 3));
    expect(chosen!.check!.relativeError).toBeLessThan(1e-6);
    graph.dispose();
    trainer.dispose();
  });

  it('draws real points for every thumbnail', async () => {
    const bench = new Bench();
    await bench.ask('load', { files: { first: '', rest: '' } });
    const { samples } = await bench.ask('thumbnails', { samples: 40 });
    const planar = backflow.catalog.datasets.filter(({ fetched, columns }) => !fetched && columns.length <= 2);
    const wanted = planar.flatMap(({ name, classes }) =>
      (classes.length > 0 ? classes : [0]).map((count) => [name, count]),
    );
    expect(samples.map(({ name, classes }) => [name, classes])).toEqual(wanted);
    const fixed = new Set(planar.filter(({ count }) => count).map(({ name }) => name));
    expect(samples.every(({ name, points }) => points.length === 40 || fixed.has(name))).toBe(true);
  });

  it('draws those of the other data sets too, images as they are', async () => {
    const bench = new Bench();
    await bench.ask('load', { files: { first: '', rest: '' } });
    const { samples } = await bench.ask('thumbnails', { samples: 40, wide: true });
    const wide = backflow.catalog.datasets.filter(({ fetched, columns }) => fetched || columns.length > 2);
    expect(new Set(samples.map(({ name }) => name))).toEqual(new Set(wide.map(({ name }) => name)));
    for (const { name, classes } of wide.flatMap(({ name, classes }) =>
      classes.map((count) => ({ name, classes: count })),
    )) {
      const sample = samples.find((one) => one.name === name && one.classes === classes)!;
      const { image } = wide.find((one) => one.name === name)!;
      if (!image) expect(sample.points).toHaveLength(40);
      else expect(sample.images!.pixels).toHaveLength(4 * image.height * image.width * image.channels);
    }
  });

  it('leaves no trainer behind', async () => {
    const before = backflow.diagnostics.trainers;
    const bench = new Bench();
    for (let run = 0; run < 10; ++run) await bench.create({ seed: run });
    await bench.ask('thumbnails', { samples: 10 });
    await bench.ask('thumbnails', { samples: 10, wide: true });
    expect(backflow.diagnostics).toMatchObject({ trainers: before + 1, graphs: 0 });
  });
});
