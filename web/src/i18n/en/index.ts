import { flow } from './flow';
import { rooms } from './rooms';
import { settings } from './settings';
import { shell } from './shell';
import { stage } from './stage';

/** The source dictionary, with flat keys such as `area.thing`. The page loads it at the start. */
export const words = { ...shell, ...rooms, ...settings, ...stage, ...flow } as const;
