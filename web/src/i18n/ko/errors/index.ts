/**
 * What every error says, by its reason. Numbers and names take the places of the English sentence; no particle hangs on one, for its
 * form would depend on it.
 */
import { graphErrors } from './graph';
import { packageErrors } from './package';
import { pageErrors } from './page';
import { textErrors } from './text';
import { trainerErrors } from './trainer';

export const errors = { ...textErrors, ...graphErrors, ...trainerErrors, ...packageErrors, ...pageErrors };
