/**
 * What the Gates room asks of the worker. A request holds everything, so that a worker that was replaced goes on as if nothing
 * had happened; the worker keeps its graph and does again only what has changed.
 */
import type { Contributions, GraphNode, Mistake, Overflow, Tensor, TensorLike } from 'backflow';
import type { ChosenGate } from './snapshot';
import type { WireError } from './errors';

export interface GatesRequest {
  text: string;
  /** Of the inputs; what is missing is filled in, what no input needs is passed over. */
  values: Record<string, TensorLike>;
  /** Composite gates that show their parts, in the order in which they were expanded. */
  expanded: number[];
  /** The node that the backward pass starts from; null: the text's last line. */
  output: number | null;
  /** What it starts from; null: ones. */
  upstream: TensorLike | null;
  /** What the backward pass does wrong on purpose; one in a gate that is not there is not made. */
  mistake: Mistake | null;
  /** The chosen gate; null: the output's. */
  watch: { node: number; slot: number; entry: number } | null;
  /** Folded lines of a large graph that show their gates, by their last gate. */
  unfolded: number[];
  /** The structure that the page has; its nodes are not sent again. */
  known: number;
  /** What the graph on the page was made of: it goes on standing while text and values make none. */
  shown: Pick<GatesRequest, 'text' | 'values' | 'expanded' | 'unfolded' | 'upstream'> | null;
}

/** Text and values that make no graph. */
export interface GatesRefusal {
  refused: WireError;
  /** Null: not even the text can be read. Else they are known, so that they can be put right. */
  inputs: GatesInput[] | null;
  /** Values that would fit the text, for the inputs whose own do not. */
  fits: Record<string, TensorLike> | null;
  /** The graph that was shown before, for the rest of the request. */
  shown: GatesAnswer | null;
}

export interface GatesInput {
  name: string;
  value: TensorLike;
}

export interface GatesNode extends GraphNode {
  /** How many gates of a large graph it stands for. */
  folds?: number;
  /** Whether there is room to show those. */
  opens?: boolean;
}

export interface GatesAnswer {
  /** Rises whenever the nodes change. */
  structure: number;
  /** Null where the page has them already. */
  nodes: GatesNode[] | null;
  /** Of the whole graph, folded or not. */
  size: number;
  /** In the order of first use, with the values that were used. */
  inputs: GatesInput[];
  output: number;
  /** By node id. */
  values: Record<number, Tensor>;
  gradients: Record<number, Tensor>;
  /** Of every node with more than one use: what each branch sends back. */
  forks: Record<number, Contributions>;
  chosen: ChosenGate | null;
  /** Those of the request that are expanded. */
  expanded: number[];
  /** With gates expanded: the largest difference of the inputs' gradients from those of the graph as typed. */
  difference: number | null;
  /** The first part of an expanded gate that leaves the range of numbers, although the gate as one does not. */
  overflow: (Overflow & Required<Pick<Overflow, 'composite'>>) | null;
  /** What was done wrong on purpose. */
  mistake: Mistake | null;
  /** Milliseconds of the worker's work. */
  took: number;
}
