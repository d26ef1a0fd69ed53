/** Runs pulses along the wires of a drawing: what a step does, seen. */
import { STRETCH, type Pulse } from '../../draw/graph/pulse';

/** Values run forwards, gradients from a wire's end to its beginning. */
export function runPulses(drawing: SVGSVGElement, pulses: readonly Pulse[], tone: 'value' | 'gradient'): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const stroke = getComputedStyle(drawing).getPropertyValue(`--${tone}`);
  const steps = [0.3, -1].map((strokeDashoffset) => ({ strokeDashoffset, visibility: 'visible', stroke }));
  if (tone === 'gradient') steps.reverse();
  for (const { key, delay } of pulses) {
    const path = drawing.querySelector(`[data-pulse="${key}"]`);
    path?.animate(steps, { duration: STRETCH, delay, easing: 'linear' });
  }
}
