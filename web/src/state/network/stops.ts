/** The stops of the sliders. Any value of the range can still be typed. */
export type Stop = number | 'all';

export const even = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, index) => Number((from + ((to - from) * index) / count).toPrecision(6)));

export const SAMPLES = [20, 50, 100, 150, 200, 250, 300, 400, 500, 700, 1000];
export const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
export const MOMENTA = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
export const BATCHES: Stop[] = [1, 2, 5, 10, 20, 30, 50, 100, 'all'];
export const PENALTIES = [0, 0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
