/** What a step does, seen: the value runs into its gate, the gradient out of it to the inputs. Causality, not decoration. */
import type { GraphNode } from 'backflow';
import type { SweepView } from '../../../state/gates/sweep';

/** A wire's part; with the copy gate's stem before or after it the whole stays within 300 ms. */
const STRETCH = 150;

export function pulse(drawing: SVGSVGElement, view: SweepView, node: GraphNode | undefined): void {
  if (!node || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const style = getComputedStyle(drawing);
  const forward = view.phase === 'forward';
  const color = style.getPropertyValue(forward ? '--value' : '--gradient');
  const run = (name: string, delay: number): void => {
    const path = drawing.querySelector(`[data-pulse="${name}"]`);
    const steps = [
      { strokeDashoffset: 0.3, visibility: 'visible', stroke: color },
      { strokeDashoffset: -1, visibility: 'visible', stroke: color },
    ];
    path?.animate(forward ? steps : steps.reverse(), { duration: STRETCH, delay, easing: 'linear' });
  };
  if (view.phase === 'start') {
    run(`stem-${node.id}`, 0);
    return;
  }
  node.inputs.forEach((input, slot) => {
    run(`stem-${input}`, forward ? 0 : STRETCH);
    run(`${node.id}:${slot}`, forward ? STRETCH : 0);
  });
}
