/** The Gates room's part of the worker, which is fetched when the room first asks for something. */
export { gateCurves } from './panels';
export { GatesSession } from './session';
export { sketch } from './sketch';
