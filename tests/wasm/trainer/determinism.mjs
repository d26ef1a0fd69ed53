// One run of tests/fixtures/determinism.json and the hash of its parameters. It has no imports, so that Node and
// browsers run the same module. tests/core/train/determinism_test.cpp does the same natively.

/** The k-th of a fixed sequence in [−1, 1), exact in float32. */
const scattered = (k) => ((Math.imul(k, 2654435761) >>> 16) % 2048) / 1024 - 1;

/** Points in the plane, and classes in slanted stripes. */
function exactData(count, classes) {
  const points = Array.from({ length: count }, (_, i) => [scattered(2 * i), scattered(2 * i + 1)]);
  return { points, labels: points.map(([x, y]) => Math.trunc(((x + 2 * y + 3) * classes) / 6)), classes };
}

/** FNV-1a over bytes, as 16 hexadecimal digits. */
function fnv1a(bytes) {
  let hash = 14695981039346656037n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
  return hash.toString(16).padStart(16, '0');
}

export function parametersHash(backflow, { config, points, classes, steps }) {
  const data = config.data ?? exactData(points, classes);
  const trainer = backflow.trainer({ ...config, data, precision: 'float32' });
  if (!config.data) {
    for (const { name, data: values } of trainer.parameters) {
      const quarter = name.startsWith('W') ? 1 / 4 : 0;
      trainer.setParameter(
        name,
        values.map((_, i) => scattered(i + 1000 * Number(name.slice(1))) * quarter),
      );
    }
  }
  const result = trainer.step(steps);
  if (result.stopped || result.step !== steps) throw new Error(`the run stopped at step ${result.step}`);
  const numbers = Float32Array.from(trainer.parameters.flatMap((one) => Array.from(one.data)));
  trainer.dispose();
  return fnv1a(new Uint8Array(numbers.buffer));
}
