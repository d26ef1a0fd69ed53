/** What the stage's tab Space shows. Null: what fits the net. */
export class SpaceChoice {
  /** 1: the first hidden layer. */
  layer = $state<number | null>(null);
  /** The units of this layer along the axes. */
  units = $state.raw<readonly [number, number] | null>(null);
  /** The principal plane instead of two units. */
  plane = $state(false);
  /** The hidden layer whose units' zero lines are drawn; 0: none. */
  lines = $state(1);

  /** Another layer has other units. */
  chooseLayer(layer: number): void {
    this.layer = layer;
    this.units = null;
  }
}
