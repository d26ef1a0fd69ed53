/** True while a lesson's repair is open: the rooms then don't say what is wrong, so that the reader finds it. */
export const riddle = $state({ on: false });
