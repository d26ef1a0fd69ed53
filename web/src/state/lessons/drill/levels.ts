/** The levels of the drill. How each draws its graphs is in `draws.ts`, which is fetched with the first one. */
export const LEVELS = ['scalars', 'patterns', 'vectors', 'matrices', 'nets'] as const;

export type Level = (typeof LEVELS)[number];

/** The id of a step of this level: `drill.scalars`. */
export const stepAt = (level: Level): string => `drill.${level}`;

/** The level of a step's id, or of a name as older links have it; else the first. */
export const levelOf = (step: string | null): Level =>
  LEVELS.find((level) => level === step || stepAt(level) === step) ?? LEVELS[0];

/** True if `levelOf` knows the name. */
export const namesLevel = (step: string): boolean => LEVELS.some((level) => level === step || stepAt(level) === step);

/** The level of a step's id; null for steps that are not of the drill. */
export const levelOfStep = (step: string): Level | null => LEVELS.find((level) => stepAt(level) === step) ?? null;
