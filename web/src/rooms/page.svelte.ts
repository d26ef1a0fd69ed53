/** What the page provides to its rooms. */
import type { Tensor } from 'backflow';
import type { Component } from 'svelte';
import type { StepText } from '../lessons/format';
import type { RepairTask } from '../state/lessons/repair.svelte';
import type { App } from '../state/network/app.svelte';
import type { HistoryHost } from '../state/page/history';
import type { Help } from '../state/page/help';
import type { Rooms } from '../state/page/rooms.svelte';
import { shortcutsWanted } from '../state/page/shortcuts';
import type { Key } from '../i18n/index.svelte';

export class Page {
  /** One column, without space for the run in the top bar. */
  readonly narrow: boolean = $derived.by(() => this.width < 768);
  /** Without space for the figures beside the stage. */
  readonly compact: boolean = $derived.by(() => this.width < 1100);
  /** The window's size in CSS pixels. */
  width = $state(window.innerWidth);
  /** True if single keys are shortcuts. */
  shortcuts = $state(shortcutsWanted());

  /** True if a new version of the page waits until no tab of this one is open. */
  update = $state(false);

  /** The repair of a lesson that is under way, above its room. */
  repair = $state.raw<{ task: RepairTask; words: StepText; numbers: Record<string, Tensor> | null } | null>(null);

  readonly app: App;
  readonly rooms: Rooms;
  /** Starts the worker that lays out graphs. */
  readonly spawnLayout: () => Worker;
  /** Makes another net beside that of the Network room, with an engine of its own. */
  readonly anotherApp: (history: HistoryHost) => App;

  constructor(
    app: App,
    rooms: Rooms,
    { spawnLayout, anotherApp }: { spawnLayout(): Worker; anotherApp(history: HistoryHost): App },
  ) {
    this.app = app;
    this.rooms = rooms;
    this.spawnLayout = spawnLayout;
    this.anotherApp = anotherApp;
  }
}

/** A room that was entered. It is kept when the user leaves, but its components are destroyed. */
export interface OpenRoom {
  Main: Component<object>;
  /** In the middle of the top bar. */
  Bar?: Component<object>;
  /** At the bottom of narrow screens, where the top bar has no space. */
  Foot?: Component<object>;
  /** The props of these components. */
  props: object;
  /** Receives what another room sends, in this room's format. */
  receive?(place: unknown): void;
  /** What is set, in words, for a printed page. */
  printed?(): string;
  /** Called when the room becomes visible or hidden, behind another tab or room. */
  seen?(visible: boolean): void;
}

/** Makes an open room from components that take these props. */
export function openRoom<Props extends object>(
  props: Props,
  parts: { Main: Component<Props>; Bar?: Component<Props>; Foot?: Component<Props> } & Pick<
    OpenRoom,
    'receive' | 'seen' | 'printed'
  >,
): OpenRoom {
  return { ...(parts as Omit<OpenRoom, 'props'>), props };
}

/** The exports of a room's `index.ts`. */
export interface RoomModule {
  open(page: Page): OpenRoom;
}

/** A row of the table of rooms. */
export interface RoomRow {
  /** The name in the address, of the room's folder, and of its folder in each language. */
  id: string;
  title: Key;
  load(): Promise<RoomModule>;
  /** Other folders of words whose panels it shows. */
  words?: readonly string[];
  /** Single keys of the room. They must differ from the page's. */
  keys: readonly string[];
  /** The help in the current language. Call it after the room's words are fetched. */
  help(): Help | Promise<Help>;
}
