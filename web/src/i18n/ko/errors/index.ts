/**
 * The sentence of every error, by its reason. It has the placeholders of the English sentence. No particle follows a placeholder
 * directly, since its form would depend on the value.
 */
import { graphErrors } from './graph';
import { packageErrors } from './package';
import { pageErrors } from './page';
import { textErrors } from './text';
import { trainerErrors } from './trainer';

export const errors = { ...textErrors, ...graphErrors, ...trainerErrors, ...packageErrors, ...pageErrors };
