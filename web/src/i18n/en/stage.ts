/** Words of the stage: diagram, decision map, curves. */
export const stage = {} as const;
