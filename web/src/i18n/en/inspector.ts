/** Words of the gate inspector. */
export const inspector = {} as const;
