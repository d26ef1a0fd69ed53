/**
 * The Gates room's requests to the worker. A request contains the whole state, so that a replaced worker can continue. The worker
 * keeps its graph and redoes only what has changed.
 */
import type { Contributions, GraphNode, Mistake, Overflow, Tensor, TensorLike } from 'backflow';
import type { ChosenGate } from './snapshot';
import type { WireError } from './errors';

export interface GatesRequest {
  text: string;
  /** Values of the inputs. Missing ones are filled in, unused ones are ignored. */
  values: Record<string, TensorLike>;
  /** Ids of the composite gates that show their parts, in the order in which they were expanded. */
  expanded: number[];
  /** The node where the backward pass starts; null: the text's last line. */
  output: number | null;
  /** The gradient that it starts with; null: ones. */
  upstream: TensorLike | null;
  /** What the backward pass does wrong on purpose. A mistake in a missing gate is ignored. */
  mistake: Mistake | null;
  /** The chosen gate; null: the output's. */
  watch: { node: number; slot: number; entry: number } | null;
  /** Lines of a large graph that show their gates, by the id of their last gate. */
  unfolded: number[];
  /** The structure that the page already has; its nodes are not sent again. */
  known: number;
  /** What the graph on the page was built from. It stays while text and values make no graph. */
  shown: Pick<GatesRequest, 'text' | 'values' | 'expanded' | 'unfolded' | 'upstream'> | null;
}

/** The answer if text and values make no graph. */
export interface GatesRefusal {
  refused: WireError;
  /** The text's inputs, so that their values can be corrected; null if the text can't be read. */
  inputs: GatesInput[] | null;
  constants: GatesConstant[];
  /** Values that fit the text, for the inputs whose values don't. */
  fits: Record<string, TensorLike> | null;
  /** The graph that was shown before, with the rest of the request applied. */
  shown: GatesAnswer | null;
}

export interface GatesInput {
  name: string;
  value: TensorLike;
  /** True for `e`, `pi` and `π`: without a value, it is the constant again. */
  constant?: boolean;
}

/** `e`, `pi` or `π` as the number that it stands for. */
export interface GatesConstant {
  name: string;
  value: number;
}

export interface GatesNode extends GraphNode {
  /** The number of gates of a large graph that this node stands for. */
  folds?: number;
  /** True if there is room to show those gates. */
  opens?: boolean;
}

export interface GatesAnswer {
  /** Increases whenever the nodes change. */
  structure: number;
  /** Identifies the numbers: increases with every backward pass. */
  sweep: number;
  /** Null if the page already has them. */
  nodes: GatesNode[] | null;
  /** Number of gates in the whole graph, folded or not. */
  size: number;
  /** The inputs in the order of first use, with the values that were used. */
  inputs: GatesInput[];
  constants: GatesConstant[];
  output: number;
  /** By node id. */
  values: Record<number, Tensor>;
  gradients: Record<number, Tensor>;
  /** For every node with more than one use, what each branch sends back. */
  forks: Record<number, Contributions>;
  chosen: ChosenGate | null;
  /** The requested composite gates that are expanded. */
  expanded: number[];
  /** With expanded gates, the largest difference of the inputs' gradients from those of the graph as typed. */
  difference: number | null;
  /** The first part of an expanded gate that overflows although the composite gate does not. */
  overflow: (Overflow & Required<Pick<Overflow, 'composite'>>) | null;
  /** The mistake that was made on purpose. */
  mistake: Mistake | null;
  /** Milliseconds that the worker took. */
  took: number;
}
