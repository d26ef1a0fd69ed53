import type { words as source } from '../en';
import { errors } from './errors';
import { flow } from './flow';
import { rooms } from './rooms';
import { settings } from './settings';
import { shell } from './shell';
import { stage } from './stage';

const said: Record<keyof typeof source, string> = { ...shell, ...rooms, ...settings, ...stage, ...flow };

export const words = { ...said, ...errors };
