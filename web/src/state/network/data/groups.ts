/** The data sets in groups, as the chooser shows them. */
import type { Catalog, DatasetEntry } from 'backflow';

export type GroupId = 'classes' | 'regression' | 'real' | 'images';

const GROUPS: readonly GroupId[] = ['classes', 'regression', 'real', 'images'];

function groupOf({ task, columns, classNames, image, fetched }: DatasetEntry): GroupId {
  if (image) return 'images';
  // Real data has names for what was measured.
  if (fetched || (classNames && columns.length > 2)) return 'real';
  return task === 'regression' ? 'regression' : 'classes';
}

/** Groups without a data set are left out. */
export function groupsOf(catalog: Catalog): { id: GroupId; rows: DatasetEntry[] }[] {
  return GROUPS.map((id) => ({ id, rows: catalog.datasets.filter((row) => groupOf(row) === id) })).filter(
    ({ rows }) => rows.length > 0,
  );
}
