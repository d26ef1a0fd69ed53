import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { garbage, hold, or } from './garbage.mjs';
import { backflow } from '../help.mjs';

const trainer = backflow.trainer({ data: { name: 'xor', samples: 20 } });
const keep = (made) => made.dispose();

test('trainer accepts any garbage without a fault', () => {
  const data = {
    points: [
      [1, 2],
      [3, 4],
    ],
    labels: [0, 1],
  };
  hold([garbage], (config) => keep(backflow.trainer(config)));
  hold([or({ data })], (config) => keep(backflow.trainer(config)));
  hold([or(data, { name: 'xor', samples: 20 })], (one) => keep(backflow.trainer({ data: one })));
  hold([or(data.points), or(data.labels), or(undefined)], (points, labels, targets) =>
    keep(backflow.trainer({ data: { points, labels, targets } })),
  );
  hold([garbage], (restore) => keep(backflow.trainer({ data }, { restore })));
  hold([garbage], (options) => keep(backflow.trainer({ data }, options)));
  hold([fc.uint8Array()], (bytes) =>
    keep(backflow.trainer({ data }, { restore: { format: 'backflow-trainer', version: 1, bytes } })),
  );
});

test('every option of a trainer accepts any garbage', () => {
  const { config } = trainer;
  const small = { name: 'xor', samples: 20 };
  for (const key of Object.keys(config)) {
    hold([garbage], (value) => keep(backflow.trainer({ data: small, [key]: value })), 200);
    hold([garbage], (value) => trainer.configure({ [key]: value }), 200);
    for (const field of Object.keys(typeof config[key] === 'object' ? config[key] : {})) {
      hold(
        [garbage],
        (value) => keep(backflow.trainer({ data: small, [key]: { ...config[key], [field]: value } })),
        200,
      );
    }
  }
  hold([or(3), or('tanh')], (units, activation) =>
    keep(backflow.trainer({ data: small, layers: [{ units, activation }] })),
  );
});

test('every method of a trainer accepts any garbage', () => {
  hold([or(0, 1)], (n) => trainer.step(typeof n === 'number' && n > 100 ? NaN : n));
  hold([or('W1', 'b1'), or(new Float32Array(16), [1])], (name, values) => trainer.setParameter(name, values));
  hold([garbage], (changes) => trainer.configure(changes));
  hold([or([[1, 2]]), or({ raw: true })], (points, options) => trainer.predict(points, options));
  hold([garbage], (raw) => trainer.predict([[1, 2]], { raw }));
  const axis = or([-1, 1]);
  hold([axis, axis, or(3), or(2), or(1, undefined), or(0, undefined)], (x, y, width, height, layer, unit) =>
    trainer.boundary({ x, y, width, height, layer, unit }),
  );
  hold([garbage], (options) => trainer.boundary(options));
  hold([garbage], (options) => trainer.maps(options));
  hold([or({})], (options) => keep(trainer.graph(options)));
  hold([or(0, 9)], (example) => keep(trainer.graph({ example })));
});

test('no handle is left', () => {
  const { graphs, trainers } = backflow.diagnostics;
  assert.deepEqual({ graphs, trainers }, { graphs: 0, trainers: 1 });
});
