/** Predict mode, fetched when it is switched on: what is asked, its fields on the picture or in a card, and its bar. */
export { AskedQuiz } from '../../../state/lessons/asked.svelte';
export { Prediction } from '../../../state/lessons/predict.svelte';
export { default as Bar } from './PredictBar.svelte';
export { default as Field } from '../question/BlankField.svelte';
export { default as Layer } from './PredictLayer.svelte';
