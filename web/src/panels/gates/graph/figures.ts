/** Which numbers stand on the wires: those that the sweep has computed, and that nobody asks for. */
import type { GraphNode, Suspect, Tensor } from 'backflow';
import type { FigurePlace, GatesLayout } from '../../../draw/gates/places';
import type { Point } from '../../../draw/graph/drawn';
import type { Viewport } from '../../../draw/graph/viewport';
import type { GatesAnswer } from '../../../engine/protocol/gates';
import { hasGradient, hasSent, hasValue, type SweepView } from '../../../state/gates/sweep';
import { riddle } from '../../../state/page/riddle.svelte';

/** True: a question mark stands in the place of a number. `unseen`: nothing does. */
type Hidden = boolean | 'unseen';

/** Numbers that stay hidden: of a node, or on the branch into a slot of a gate. */
export interface Hides {
  value(node: number): Hidden;
  gradient(node: number, branch?: { to: number; slot: number }): Hidden;
}

/** What a layer over the picture needs to find its places. */
export interface PictureShown {
  window: Viewport;
  figures: readonly FigurePlace[];
  /** Moves the drawing as little as possible to bring a point of it into view. */
  reveal(at: Point): void;
}

interface Known {
  answer: GatesAnswer | null;
  layout: GatesLayout | null;
  /** Null: everything is computed. */
  view: SweepView | null;
  /** A label has no gradient. */
  isLabel(node: number): boolean;
  hides?: Hides;
}

/** The numbers at a place: `?` for what is not known yet, undefined for none. */
export function figuresOf({ answer, layout, view, isLabel, hides }: Known) {
  const ifSeen = (hidden: Hidden | undefined, tensor: Tensor | undefined): Tensor | '?' | undefined => {
    if (hidden === 'unseen') return undefined;
    return hidden ? '?' : tensor;
  };
  return {
    /** A branch has the value only if no copy gate shows it. */
    value({ to }: FigurePlace, { id, gate }: GraphNode): Tensor | '?' | undefined {
      const shown = to === null ? gate !== 'constant' : !layout?.copies.has(id);
      return shown ? ifSeen(!hasValue(view, id) || hides?.value(id), answer?.values[id]) : undefined;
    },
    /** The gradient, or a branch's contribution. */
    gradient({ to, slot }: FigurePlace, { id, gate }: GraphNode): Tensor | '?' | undefined {
      if (to === null) {
        if (gate === 'constant' || isLabel(id)) return undefined;
        return ifSeen(!hasGradient(view, id) || hides?.gradient(id), answer?.gradients[id]);
      }
      const contribution = answer?.forks[id]?.uses.find((use) => use.node === to && use.slot === slot)?.gradient;
      const hidden = !hasSent(view, to) || hides?.gradient(id, { to, slot: slot! });
      return contribution && ifSeen(hidden, contribution);
    },
  };
}

/** What is wrong with a gate, by its id; nothing while the reader is to find it. */
export function blamedOf(suspects: readonly Suspect[]): Map<number, Suspect['kind']> {
  return new Map(riddle.on ? [] : suspects.map(({ node, kind }) => [node, kind]));
}
