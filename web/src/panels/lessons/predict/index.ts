/** Predict mode, fetched when it is switched on: what is asked, its fields on the picture, and its bar. */
export { Prediction } from '../../../state/lessons/predict.svelte';
export { default as Bar } from './PredictBar.svelte';
export { default as Layer } from './PredictLayer.svelte';
