// @vitest-environment node
// Random links, from noise to what the page might have written, are read, used as the room's state and evaluated by the real engine.
// The result must be a graph or reported problems, and a usable room.
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError, toWire } from '../../../../web/src/engine/protocol/errors';
import { readLink, writeLink } from '../../../../web/src/state/gates/link';
import { firstPlace } from '../../../../web/src/state/gates/fields';
import { openAt } from './room-at';
import { Bench } from '../../engine/worker/gates/worker';

const RUNS = Number(process.env['BACKFLOW_FUZZ_RUNS'] ?? 400);

const pack = (json: string): string => `#gates=${Buffer.from(deflateSync(strToU8(json))).toString('base64url')}`;

/** Mostly a valid value, sometimes any value. */
const or = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.jsonValue() });

const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const row = fc.array(or(number), { maxLength: 4 });
const tensor = or(fc.oneof(number, row, fc.array(or(row), { maxLength: 3 })));
const id = fc.oneof(fc.nat({ max: 8 }), fc.nat(), fc.double(), fc.integer({ max: -1 }));
const name = fc.constantFrom('x', 'y', 'z', 'W', 'e', '__proto__', 'constructor', 'toString', '엑스', '', 'f', 'relu');
const text = fc.oneof(
  fc.constantFrom(
    'f = x',
    'f = (x + y) * z',
    'f = W @ x',
    'a = sigmoid(x)\nf = a * a + W',
    'L = softmax_cross_entropy(W @ x, y)',
    'f = x / 0',
    'f = log(x) ^ y',
    'f = sum(x, y',
    'f = constructor * toString',
    'f = x +',
    '',
    '# nothing',
    'x',
    'f = 1',
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const chosen = fc.record({ node: or(id), slot: or(id), entry: or(id) });
const panels = fc.record(
  {
    open: or(fc.constantFrom('gate', 'jacobian', 'check', 'forward')),
    mistake: or(
      fc.oneof(fc.constant({ kind: 'overwrite' }), fc.record({ kind: fc.constant('wrong-local'), node: id })),
    ),
    implicit: or(fc.boolean()),
    denominator: or(fc.boolean()),
    push: or(fc.record({ input: name, tangent: tensor })),
  },
  { requiredKeys: [] },
);
const link = fc.record(
  {
    v: fc.oneof({ weight: 20, arbitrary: fc.constant(1 as unknown) }, { weight: 1, arbitrary: fc.jsonValue() }),
    text: or(text),
    values: or(fc.array(or(fc.tuple(or(name), tensor)), { maxLength: 5 })),
    expanded: or(fc.array(or(id), { maxLength: 4 })),
    output: or(fc.option(id)),
    upstream: or(fc.option(tensor)),
    chosen: or(fc.option(chosen)),
    step: or(fc.option(id)),
    exact: or(fc.boolean()),
    panels: or(panels),
  },
  { requiredKeys: ['v', 'text'] },
);

/** No link causes more requests than this. */
const MOST_ASKED = 30;

async function opens(hash: string): Promise<void> {
  const bench = new Bench();
  let asked = 0;
  const room = openAt(hash, async (request) => {
    expect(++asked).toBeLessThan(MOST_ASKED);
    try {
      return bench.evaluate(request);
    } catch (error) {
      throw new EngineError(toWire(error));
    }
  });
  const { state } = room;
  await state.ask();
  const told = [...state.link.problems.map(({ kind }) => kind), ...(state.problem ? [state.problem.code] : [])];
  expect(told).not.toContain('internal');
  expect(told).not.toContain('unread');
  // What the engine refuses in a link is reported as the link's problem.
  if (state.text.trim() === '') expect(told).not.toContain('refused');
  else if (state.problem) expect(told).toContain('refused');
  else expect(state.answer, 'a graph').not.toBeNull();
  // The room's state makes a link without problems.
  expect(readLink(writeLink(state.place))).toEqual({ place: state.place, problems: [] });
  state.setExact(!state.exact);
  expect(room.place()).toEqual(state.place);
  state.open(firstPlace(), true);
  await state.ask();
  expect(state.problem).toBeNull();
  expect(state.link.problems).toEqual([]);
  expect(state.answer!.values[state.answer!.output]!.data[0]).toBe(-12);
}

const strays: unknown[] = [];
const stray = (reason: unknown): void => void strays.push(reason);
beforeAll(() => void process.on('unhandledRejection', stray));
afterAll(() => {
  process.off('unhandledRejection', stray);
  expect(strays).toEqual([]);
});

describe('random links', { timeout: 600_000 }, () => {
  it('are read or rejected, whatever follows the `#`', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })), (noise) => {
        const reading = readLink(`#gates=${noise}`);
        if (reading?.place === null) expect(reading.problems).not.toEqual([]);
        expect(reading?.problems.map(({ kind }) => kind) ?? []).not.toContain('unread');
      }),
      { numRuns: RUNS },
    );
  });

  it('give a state that can be written, or none, from any JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          link.map((parts) => JSON.stringify(parts)),
        ),
        (json) => {
          const reading = readLink(pack(json))!;
          expect(reading.problems.map(({ kind }) => kind)).not.toContain('unread');
          if (reading.place) expect(readLink(writeLink(reading.place))).toEqual({ place: reading.place, problems: [] });
          else expect(reading.problems).not.toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('leave a usable room', async () => {
    await fc.assert(
      fc.asyncProperty(link, (parts) => opens(pack(JSON.stringify(parts)))),
      { numRuns: RUNS },
    );
  });
});
