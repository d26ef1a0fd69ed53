import type { words as source } from '../en';
import { errors } from './errors';
import { inspector } from './inspector';
import { rooms } from './rooms';
import { settings } from './settings';
import { shell } from './shell';
import { stage } from './stage';

const said: Record<keyof typeof source, string> = { ...shell, ...rooms, ...settings, ...stage, ...inspector };

export const words = { ...said, ...errors };
