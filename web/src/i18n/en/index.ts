import { inspector } from './inspector';
import { settings } from './settings';
import { shell } from './shell';
import { stage } from './stage';

/** The source dictionary: flat keys, `area.thing`. */
export const en = { ...shell, ...settings, ...stage, ...inspector } as const;
