/**
 * The formulas of the optimizers' updates, line by line, with g for the gradient, η for the learning rate and t for the number of the
 * update. They are the definitions of the engine's optimizers, PyTorch's except for lion, which has its paper's.
 */
import type { TrainerConfig } from 'backflow';
import type { PartStep, PartUpdate } from '../../../engine/protocol/part';

export const UPDATE_FORMULAS: Record<string, readonly string[]> = {
  sgd: ['v ← μ v + g', 'w ← w − η v'],
  adagrad: ['s ← s + g²', 'w ← w − η g / (√s + ε)'],
  rmsprop: ['s ← d s + (1 − d) g²', 'u = g / (√s + ε)', 'w ← w − η u'],
  adadelta: ['s ← d s + (1 − d) g²', 'u = g √(δ + ε) / √(s + ε)', 'δ ← d δ + (1 − d) u²', 'w ← w − η u'],
  adam: ['m ← β₁ m + (1 − β₁) g', 'v ← β₂ v + (1 − β₂) g²', 'w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)'],
  adamw: [
    'w ← w − η λ w',
    'm ← β₁ m + (1 − β₁) g',
    'v ← β₂ v + (1 − β₂) g²',
    'w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)',
  ],
  nadam: [
    'm ← β₁ m + (1 − β₁) g',
    'v ← β₂ v + (1 − β₂) g²',
    'w ← w − η ((1 − μₜ) g / (1 − Pₜ) + μₜ₊₁ m / (1 − Pₜ₊₁)) / (√(v / (1 − β₂ᵗ)) + ε)',
  ],
  lion: ['w ← w − η (sign(β₁ m + (1 − β₁) g) + λ w)', 'm ← β₂ m + (1 − β₂) g'],
};

/** What plain gradient descent multiplies by the rate: the gradient, or the velocity; null if the update has another form. */
export function factorOf(config: TrainerConfig, { total }: PartStep, update: PartUpdate): number | null {
  const { optimizer = {}, clip } = config;
  if ((optimizer.name ?? 'sgd') !== 'sgd' || optimizer['nesterov'] || clip?.norm || clip?.value) return null;
  return optimizer.momentum ? (update.state['velocity'] ?? null) : total;
}
