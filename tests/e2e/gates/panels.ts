/** The panels of the Gates room: opens it in a prepared state and reads its numbers. */
import { deflateSync } from 'node:zlib';
import { expect, type Locator, type Page } from '@playwright/test';
import { load, type Graph, type TensorLike } from 'backflow';
import { GatesRoom } from './room';

const backflow = await load();

export interface Prepared {
  text: string;
  values: Record<string, TensorLike>;
  /** The node's name, or its gate if it has none. */
  chosen?: string;
  slot?: number;
  entry?: number;
  panels?: object;
}

/** The lecture's vector example, small enough to read. */
export const VECTORS: Prepared = {
  text: 'h = relu(W @ x)\nf = sum(h)',
  values: {
    W: [
      [1, -2, 3, 1],
      [0, 1, -1, 2],
      [2, 2, 2, -5],
    ],
    x: [1, 2, -1, 0.5],
  },
};

/** Passes the same graph in Node, after its forward and backward passes, and disposes it afterwards. */
export function inNode<T>({ text, values }: Prepared, look: (graph: Graph) => T): T {
  const graph = backflow.graph(text, values);
  try {
    graph.backward();
    return look(graph);
  } finally {
    graph.dispose();
  }
}

export function idOf(prepared: Prepared, name: string): number {
  return inNode(prepared, ({ nodes }) => nodes.find((node) => (node.name ?? node.gate) === name)!.id);
}

/** Opens the room as its link describes it. */
export async function openPrepared(page: Page, prepared: Prepared, query = ''): Promise<GatesRoom> {
  const { text, values, chosen, slot = 0, entry = 0, panels } = prepared;
  const node = chosen === undefined ? undefined : idOf(prepared, chosen);
  const state = {
    v: 1,
    text,
    values: Object.entries(values),
    ...(node !== undefined && { chosen: { node, slot, entry } }),
    ...(panels && { panels }),
  };
  const packed = deflateSync(Buffer.from(JSON.stringify(state)))
    .subarray(2, -4)
    .toString('base64url');
  const room = new GatesRoom(page);
  await room.open(`gates=${packed}`, query);
  return room;
}

export function panel(page: Page, name: string): Locator {
  return page.locator(`[role="tabpanel"][data-panel="${name}"]`);
}

export async function openTab(page: Page, name: string): Promise<Locator> {
  await page.locator(`[data-tab="${name}"]`).click();
  await expect(panel(page, name)).toBeVisible();
  return panel(page, name);
}

/** The doubles of elements as text, in the order of the page. */
export function numbers(where: Locator): Promise<string[]> {
  return where.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['value']!));
}

export const texts = (data: ArrayLike<number>): string[] => Array.from(data, String);
