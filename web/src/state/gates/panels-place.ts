/** What the link carries of the Gates room's panels: which is open, and what it is asked to show. */
import type { Mistake, TensorLike } from 'backflow';
import * as v from 'valibot';

export const PANELS = ['gate', 'jacobian', 'check', 'forward'] as const;
export type PanelName = (typeof PANELS)[number];

export interface PanelsPlace {
  open: PanelName;
  /** What the backward pass does wrong on purpose. */
  mistake: Mistake | null;
  /** The Jacobian as it is stored, instead of written out. */
  implicit: boolean;
  /** Inputs × outputs instead of outputs × inputs. */
  denominator: boolean;
  /** Forward mode's input, by name, and its tangent; null: ones. */
  push: { input: string; tangent: TensorLike | null } | null;
}

export function firstPanels(): PanelsPlace {
  return { open: 'gate', mistake: null, implicit: false, denominator: false, push: null };
}

/** The part of a link; what is missing has its default. `tensor` is how the room's link writes tensors. */
export function panelsSchema<T extends v.GenericSchema<unknown, TensorLike>>(tensor: T) {
  const node = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
  const mistake = v.variant('kind', [
    v.object({ kind: v.literal('overwrite') }),
    v.object({ kind: v.literal('wrong-local'), node }),
  ]);
  const input = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
  return v.object({
    open: v.optional(v.picklist(PANELS), 'gate'),
    mistake: v.optional(v.nullable(mistake), null),
    implicit: v.optional(v.boolean(), false),
    denominator: v.optional(v.boolean(), false),
    push: v.optional(v.nullable(v.object({ input, tangent: v.nullable(tensor) })), null),
  });
}

/** Only what differs from the first state; undefined where nothing does. */
export function writePanels(panels: PanelsPlace): Partial<PanelsPlace> | undefined {
  const first = firstPanels();
  const changed = Object.entries(panels).filter(([key, value]) => value !== first[key as keyof PanelsPlace]);
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<PanelsPlace>) : undefined;
}
