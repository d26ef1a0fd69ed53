/** Animates a step with pulses along the wires of a drawing. */
import { STRETCH, type Pulse } from '../../draw/graph/pulse';

/** Runs pulses: values run forward, gradients from a wire's end to its start. */
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
