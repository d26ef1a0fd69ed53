/** The Network room's panels, a row each. */
import type { TrainerConfig } from 'backflow';
import type { Component } from 'svelte';
import type { Key } from '../../i18n/index.svelte';
import type { App } from '../../state/network/app.svelte';
import type { Needs } from '../../state/network/run.svelte';
import DataPanel from './DataPanel.svelte';
import FiguresPanel from './FiguresPanel.svelte';
import LossPanel from './LossPanel.svelte';
import MapPanel from './MapPanel.svelte';
import ModelPanel from './ModelPanel.svelte';
import NetPanel from './NetPanel.svelte';
import TrainingPanel from './TrainingPanel.svelte';

/** What every panel is given; it takes what it needs. */
export interface PanelProps {
  app: App;
  /** No space in the bar for the speed. */
  compact: boolean;
  /** Pixels from top to bottom of the stage; 0: as high as what stands in it. */
  room: number;
}

interface PanelRow {
  id: string;
  /** `rail`: folds on the left; `stage`: beside each other in the middle; `side`: below each other on the right. */
  area: 'rail' | 'stage' | 'side';
  /** In the rail: the fold's. */
  title?: Key;
  Panel: Component<PanelProps>;
  /** Without it: always. */
  offered?(app: App): boolean;
  /** What it needs in each frame: the worker computes nothing that nobody watches. */
  watch?: Needs;
}

const MAP_CELLS = 100;
/** Cells of a unit's map; of many units each is drawn small, and all together must not take the training's time. */
const UNIT_CELLS = 32;
const SMALL_UNIT_CELLS = 16;
const MANY_UNITS = 64;

function unitCells(config: TrainerConfig | null): number {
  const count = (config?.layers ?? []).reduce((sum, { units }) => sum + units, 0);
  return count > MANY_UNITS ? SMALL_UNIT_CELLS : UNIT_CELLS;
}

export const PANELS: readonly PanelRow[] = [
  { id: 'data', area: 'rail', title: 'area.data', Panel: DataPanel },
  { id: 'model', area: 'rail', title: 'area.model', Panel: ModelPanel },
  { id: 'training', area: 'rail', title: 'area.training', Panel: TrainingPanel },
  {
    id: 'net',
    area: 'stage',
    Panel: NetPanel,
    offered: ({ run }) => Boolean(run.config && run.frame?.parameters),
    watch: (config) => ({ units: unitCells(config) }),
  },
  {
    id: 'map',
    area: 'stage',
    Panel: MapPanel,
    offered: ({ run }) => run.data !== null,
    watch: () => ({ boundary: MAP_CELLS }),
  },
  { id: 'figures', area: 'side', Panel: FiguresPanel, offered: ({ run }) => run.frame !== null },
  { id: 'loss', area: 'side', Panel: LossPanel },
];

export const panelsIn = (area: PanelRow['area']): readonly PanelRow[] => PANELS.filter((row) => row.area === area);
