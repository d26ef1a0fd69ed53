/** The Network room's panels, a row each. The stage's tabs are in stage/stage-tabs.ts. */
import type { Component } from 'svelte';
import { t, type Key } from '../../i18n/index.svelte';
import type { App } from '../../state/network/app.svelte';
import type { Needs } from '../../state/network/needs';
import DataPanel from './DataPanel.svelte';
import FiguresPanel from './FiguresPanel.svelte';
import FlowPanel from './FlowPanel.svelte';
import MapPanel from './MapPanel.svelte';
import ModelPanel from './ModelPanel.svelte';
import TrainingPanel from './TrainingPanel.svelte';

/** The props that every panel receives; it uses what it needs. */
export interface PanelProps {
  app: App;
  /** The window has no space for the result beside the stage. */
  compact: boolean;
  /** Height of the stage in pixels; 0: as high as its content. */
  room: number;
}

interface PanelRow {
  id: string;
  /** `rail`: folds on the left; `under`: below the stage's picture; `side`: stacked in the result column; `line`: the line of figures. */
  area: 'rail' | 'under' | 'side' | 'line';
  /** The fold's title, in the rail. */
  title?: Key;
  Panel: Component<PanelProps>;
  /** Whether the panel is offered; always by default. */
  offered?(app: App): boolean;
  /** What the panel needs in each frame. The worker computes only what a panel needs. */
  watch?: Needs;
}

/** A tab below the map. It is fetched when it is first opened. */
interface TabRow {
  id: string;
  title: Key;
  load(): Promise<{ default: Component<PanelProps> }>;
  /** What a dot beside the title says; undefined: no dot. */
  mark?(app: App): string | undefined;
  /** The folder of its words, if they are fetched with it. */
  words?: string;
}

const MAP_CELLS = 100;

export const PANELS: readonly PanelRow[] = [
  { id: 'data', area: 'rail', title: 'area.data', Panel: DataPanel },
  { id: 'model', area: 'rail', title: 'area.model', Panel: ModelPanel },
  { id: 'training', area: 'rail', title: 'area.training', Panel: TrainingPanel },
  { id: 'flow', area: 'under', Panel: FlowPanel, watch: () => ({ statistics: true }) },
  {
    id: 'map',
    area: 'side',
    Panel: MapPanel,
    offered: ({ run }) => run.data !== null,
    watch: () => ({ boundary: MAP_CELLS }),
  },
  { id: 'figures', area: 'line', Panel: FiguresPanel, offered: ({ run }) => run.frame !== null },
];

export const TABS: readonly TabRow[] = [
  { id: 'curve', title: 'tab.curve', load: () => import('./result/CurvePanel.svelte') },
  { id: 'metrics', title: 'tab.metrics', words: 'parts', load: () => import('./result/MetricsPanel.svelte') },
  { id: 'examples', title: 'tab.examples', words: 'parts', load: () => import('./result/ExamplesPanel.svelte') },
  {
    id: 'health',
    title: 'tab.health',
    words: 'health',
    load: () => import('./result/HealthPanel.svelte'),
    mark: ({ run }) =>
      run.frame?.diagnosis?.findings[0]?.severity === 'problem' ? t('tab.health.problem') : undefined,
  },
];

export const panelsIn = (area: PanelRow['area']): readonly PanelRow[] => PANELS.filter((row) => row.area === area);
