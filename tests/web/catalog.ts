/** The real engine's catalog, so that settings are tested against its names and ranges. */
import { load } from 'backflow';

export const backflow = await load();
export const catalog = backflow.catalog;
