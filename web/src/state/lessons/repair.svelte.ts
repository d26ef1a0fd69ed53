/** A repair under way: the broken state in its room, and what the engine says about it. */
import type { Catalog } from 'backflow';
import { untrack } from 'svelte';
import type { RepairVerdict, Scene } from '../../engine/protocol/lessons';
import type { Repair } from '../../lessons/format';
import { readLink } from '../gates/link';
import { gatesPlace } from './gates-place';
import { readAddress } from '../network/address';
import type { App } from '../network/app.svelte';
import { toConfig } from '../network/settings';
import type { Engine } from '../page/engine.svelte';
import type { Rooms } from '../page/rooms.svelte';
import { Moves } from './moves.svelte';
import { sceneFor } from './scene';

/** What a repair needs of the page. */
export interface Workshop {
  app: App;
  rooms: Rooms;
  engine: Engine;
}

export class RepairTask {
  readonly step: string;
  readonly repair: Repair;
  readonly room: 'gates' | 'network';
  verdict = $state.raw<RepairVerdict | null>(null);
  readonly moves = new Moves();
  /** The state of the room that was judged last. */
  judged: Scene | null = null;
  /** The engine judges. */
  judging = $state(false);
  readonly #shop: Workshop;

  constructor(shop: Workshop, step: string, repair: Repair) {
    this.#shop = shop;
    this.step = step;
    this.repair = repair;
    this.room = 'graph' in repair.broken ? 'gates' : 'network';
  }

  /** Opens the broken state in its room. Undo in that room brings back what was there. */
  async open(): Promise<void> {
    const { rooms, engine, app } = this.#shop;
    const { broken } = this.repair;
    this.verdict = null;
    if ('graph' in broken) rooms.carried = { room: 'gates', place: await gatesPlace(engine, broken.graph) };
    rooms.enter(this.room);
    if ('graph' in broken) return;
    app.course.anew(broken.mistake ?? null);
    app.change(readAddress(broken.net, app.run.catalog!).settings);
    await app.course.ask();
    this.moves.start(app.settings);
    if (broken.steps) await app.advance(broken.steps);
  }

  /** Counts what has changed in the net's settings; call it whenever they do. */
  look(): void {
    const settings = { ...this.#shop.app.settings };
    untrack(() => this.moves.look(settings));
  }

  /** Asks the engine whether it is mended. */
  async judge(): Promise<boolean> {
    const { engine } = this.#shop;
    this.judging = true;
    try {
      const broken = sceneFor(this.repair.broken, engine.catalog!);
      const now = this.#now(engine.catalog!);
      this.judged = now;
      this.verdict = now && (await engine.judge({ broken, now, goal: this.repair.done }));
      return this.verdict?.mended ?? false;
    } finally {
      this.judging = false;
    }
  }

  /** The room's state as the engine takes it; null if there is none to judge. */
  #now(catalog: Catalog): Scene | null {
    const { app, rooms } = this.#shop;
    if (this.room === 'network') {
      const mistake = app.run.frame?.mistake;
      return { net: { config: toConfig(app.settings, catalog), ...(mistake && { mistake }) } };
    }
    // With what was typed a moment ago.
    const place = readLink(rooms.kept.addresses['gates'] ?? '')?.place;
    if (!place) return null;
    const { text, values, upstream, panels } = place;
    return {
      graph: {
        text,
        values,
        ...(upstream !== null && { upstream }),
        ...(panels.mistake && { mistake: panels.mistake }),
      },
    };
  }
}
