import { inspector } from './inspector';
import { shell } from './shell';
import { stage } from './stage';

/** The source dictionary: flat keys, `area.thing`. */
export const en = { ...shell, ...stage, ...inspector } as const;
