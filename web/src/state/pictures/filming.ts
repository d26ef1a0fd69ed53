/** While a film is being made, the run on the page is not the person's own. */
export const filming = { on: false };
