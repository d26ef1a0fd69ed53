/** The stage's tabs, a row each: views of the net that trains. */
import type { TrainerConfig } from 'backflow';
import type { Component } from 'svelte';
import type { Key } from '../../../i18n/index.svelte';
import type { App } from '../../../state/network/app.svelte';
import type { Needs } from '../../../state/network/needs';
import NetPanel from '../NetPanel.svelte';
import type { PanelProps } from '../panels';
import WiresBar from './WiresBar.svelte';

interface StageTab {
  id: string;
  title: Key;
  /** The panel, if it is needed at once. */
  Panel?: Component<PanelProps>;
  /** Fetches the panel when it is first opened. */
  load?(): Promise<{ default: Component<PanelProps> }>;
  /** Controls at the end of the bar while the tab is open. */
  Bar?: Component<{ app: App }>;
  /** The folder of its words, if they are fetched with it. */
  words?: string;
  /** What the panel needs in each frame. The worker computes only what a panel needs. */
  watch?: Needs;
}

/** Cells per side of a unit's map; fewer if the net has many units, whose maps must not slow the training. */
const UNIT_CELLS = 32;
const SMALL_UNIT_CELLS = 16;
const MANY_UNITS = 64;

function unitCells(config: TrainerConfig | null): number {
  const count = (config?.layers ?? []).reduce((sum, { units }) => sum + units, 0);
  return count > MANY_UNITS ? SMALL_UNIT_CELLS : UNIT_CELLS;
}

export const STAGE_TABS: readonly StageTab[] = [
  {
    id: 'net',
    title: 'stage.tab.net',
    Panel: NetPanel,
    Bar: WiresBar,
    watch: (config) => ({ units: unitCells(config) }),
  },
  { id: 'gates', title: 'stage.tab.gates', words: 'inspector', load: () => import('./GatesTab.svelte') },
  { id: 'space', title: 'stage.tab.space', words: 'pictures', load: () => import('./SpacePanel.svelte') },
  { id: 'weights', title: 'stage.tab.weights', words: 'pictures', load: () => import('./WeightsPanel.svelte') },
];
