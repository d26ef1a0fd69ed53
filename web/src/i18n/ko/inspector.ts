import type { inspector as source } from '../en/inspector';

export const inspector: Record<keyof typeof source, string> = {};
