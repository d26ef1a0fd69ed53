/** Data sets that are not built in. */
import type { Backflow, TrainerConfig } from 'backflow';

/** Fetches the data set of a configuration, if it has one that must be fetched. */
export async function fetchData(engine: Backflow, { data }: TrainerConfig): Promise<void> {
  const row = 'name' in data && engine.catalog.datasets.find(({ name }) => name === data.name);
  if (row && row.fetched) await engine.dataset(row.name);
}
