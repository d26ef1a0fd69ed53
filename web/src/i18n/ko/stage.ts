import type { stage as source } from '../en/stage';

export const stage: Record<keyof typeof source, string> = {};
