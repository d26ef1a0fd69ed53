/** The catalog of the engine that ships: settings are tested against its real names and ranges. */
import { load } from 'backflow';

export const backflow = await load();
export const catalog = backflow.catalog;
