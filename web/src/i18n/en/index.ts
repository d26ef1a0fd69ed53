import { inspector } from './inspector';
import { rooms } from './rooms';
import { settings } from './settings';
import { shell } from './shell';
import { stage } from './stage';

/** The source dictionary: flat keys, `area.thing`. These words are there when the page starts. */
export const words = { ...shell, ...rooms, ...settings, ...stage, ...inspector } as const;
