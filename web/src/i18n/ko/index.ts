import type { en } from '../en';
import { inspector } from './inspector';
import { settings } from './settings';
import { shell } from './shell';
import { stage } from './stage';

export const ko: Record<keyof typeof en, string> = { ...shell, ...settings, ...stage, ...inspector };
