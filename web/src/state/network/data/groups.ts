/** The data sets in groups, as the chooser shows them. */
import type { Catalog } from 'backflow';

/** A data set of the catalog. Those of the first engine have only a name and numbers of classes. */
export interface DatasetRow {
  name: string;
  title: string;
  classes: number[];
  task?: 'classification' | 'regression';
  columns?: string[];
  classNames?: string[];
  image?: unknown;
  fetched?: boolean;
  source?: string;
  license?: string;
}

export type GroupId = 'classes' | 'regression' | 'real' | 'images';

const GROUPS: readonly GroupId[] = ['classes', 'regression', 'real', 'images'];

function groupOf({ task, columns, classNames, image, fetched }: DatasetRow): GroupId {
  if (image) return 'images';
  // Real data has names for what was measured.
  if (fetched || (classNames && columns && columns.length > 2)) return 'real';
  return task === 'regression' ? 'regression' : 'classes';
}

/** Groups without a data set are left out. */
export function groupsOf(catalog: Catalog): { id: GroupId; rows: DatasetRow[] }[] {
  const rows = catalog.datasets as readonly DatasetRow[];
  return GROUPS.map((id) => ({ id, rows: rows.filter((row) => groupOf(row) === id) })).filter(
    ({ rows }) => rows.length > 0,
  );
}
