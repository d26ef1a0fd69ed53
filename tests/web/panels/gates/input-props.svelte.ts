/** Props of an input field that takes every value it hands over. */
import type { TensorLike } from 'backflow';

export class Props {
  name = 'x';
  problem = null;
  value = $state.raw<TensorLike>(0);
  readonly taken: TensorLike[] = [];
  readonly onvalue = (value: TensorLike): void => {
    this.taken.push(value);
    this.value = value;
  };

  constructor(value: TensorLike) {
    this.value = value;
  }
}
