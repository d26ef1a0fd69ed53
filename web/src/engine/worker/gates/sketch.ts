/** Data for the gallery's pictures: the structure of small graphs and the curves of activations. Nothing is kept. */
import type { Backflow } from 'backflow';
import { activationGates, type SketchRequest, type Sketches } from '../../protocol/sketch';

export function sketch(engine: Backflow, { texts, points, reach }: SketchRequest): Sketches {
  return {
    graphs: texts.map(({ text, values }) => {
      const graph = engine.graph(text, values);
      const { nodes, output } = graph;
      graph.dispose();
      return { nodes, output };
    }),
    activations: activationGates(engine.catalog).map(({ name }) => {
      const x = Array.from({ length: points }, (_, index) => -reach + (2 * reach * index) / (points - 1));
      const graph = engine.graph(`y = ${name}(x)`, { x });
      // With ones as upstream, an element-wise gate's gradient is its derivative.
      graph.backward();
      const value = graph.value('y').data;
      const slope = graph.gradient('x').data;
      graph.dispose();
      return { name, x: Float64Array.from(x), value, slope };
    }),
  };
}
