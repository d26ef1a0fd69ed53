// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { failure } from '../../../../web/src/engine/protocol/errors';
import { Grading } from '../../../../web/src/state/lessons/receipts/grading.svelte';
import { asFile } from '../../../../web/src/state/lessons/receipts/receipt';
import type { Judges } from '../../../../web/src/state/lessons/receipts/regrade';
import { ANSWERED, judges, make } from './answered';

describe('receipts that wait', () => {
  const named = async (name: string) => ({ name, text: asFile(await make(name)) });
  const died = () => Promise.reject(failure('engine-died', 'engine-silent'));
  const found = ({ rows }: Grading) => rows.map(({ file, finding }) => `${file}: ${finding}`);

  test('given while others are judged, none is lost', async () => {
    const files = await Promise.all(['a', 'b', 'c', 'd'].map(named));
    const grading = new Grading(() => Promise.resolve(judges));
    await Promise.all([grading.add(files.slice(0, 2)), grading.add(files.slice(2)), grading.add(files.slice(0, 1))]);
    expect(found(grading)).toEqual(['a: agrees', 'b: agrees', 'c: agrees', 'd: agrees', 'a: twice']);
    expect(grading.busy).toBe(false);
  });

  test('are judged by the next worker if one dies, and are not called altered', async () => {
    let lost = 1;
    const mortal: Judges = { ...judges, lesson: (request) => (lost-- > 0 ? died() : judges.lesson(request)) };
    const grading = new Grading(() => Promise.resolve(mortal));
    await grading.add([await named('a')]);
    expect([found(grading), grading.busy]).toEqual([[], true]);
    await grading.goOn();
    expect(found(grading)).toEqual(['a: agrees']);
  });

  test('a receipt that ends every worker is passed over', async () => {
    const mortal: Judges = { ...judges, repair: died };
    const grading = new Grading(() => Promise.resolve(mortal));
    const plain = asFile(await make('b', ANSWERED.slice(0, 2)));
    await grading.add([await named('a'), { name: 'b', text: plain }]);
    await grading.goOn();
    await grading.goOn();
    expect(found(grading)).toEqual(['a: unjudged', 'b: agrees']);
  });
});
