/** What the page gives to its rooms. */
import type { Component } from 'svelte';
import type { App } from '../state/network/app.svelte';
import type { Help } from '../state/page/help';
import type { Rooms } from '../state/page/rooms.svelte';
import { shortcutsWanted } from '../state/page/shortcuts';
import type { Key } from '../i18n/index.svelte';

export class Page {
  /** One column; no space in the bar for the run. */
  readonly narrow: boolean = $derived.by(() => this.width < 768);
  /** No space beside the stage for the figures. */
  readonly compact: boolean = $derived.by(() => this.width < 1100);
  /** Of the window, in CSS pixels. */
  width = $state(window.innerWidth);
  /** Whether single keys are shortcuts. */
  shortcuts = $state(shortcutsWanted());

  readonly app: App;
  readonly rooms: Rooms;
  /** Starts the worker that lays out graphs. */
  readonly spawnLayout: () => Worker;

  constructor(app: App, rooms: Rooms, spawnLayout: () => Worker) {
    this.app = app;
    this.rooms = rooms;
    this.spawnLayout = spawnLayout;
  }
}

/** A room that was entered. It stays when it is left, its components do not. */
export interface OpenRoom {
  Main: Component<object>;
  /** In the middle of the top bar. */
  Bar?: Component<object>;
  /** At the foot of a narrow screen, where the bar has no space. */
  Foot?: Component<object>;
  /** What each of these is given. */
  props: object;
  /** Takes what another room sends, in this room's own form. */
  receive?(place: unknown): void;
  /** Whether someone sees it: in another tab or another room nobody does. */
  seen?(visible: boolean): void;
}

/** An open room, with components that take these props. */
export function openRoom<Props extends object>(
  props: Props,
  parts: { Main: Component<Props>; Bar?: Component<Props>; Foot?: Component<Props> } & Pick<
    OpenRoom,
    'receive' | 'seen'
  >,
): OpenRoom {
  return { ...(parts as Omit<OpenRoom, 'props'>), props };
}

/** What a room's folder exports, in its `index.ts`. */
export interface RoomModule {
  open(page: Page): OpenRoom;
}

/** A row of the table of rooms. */
export interface RoomRow {
  /** In the address, as the name of its folder here and of its words' folder in a language. */
  id: string;
  title: Key;
  load(): Promise<RoomModule>;
  /** Single keys that it listens to; none may be one of the page's. */
  keys: readonly string[];
  /** In the language of the moment; the room's words are there. */
  help(): Help;
}
