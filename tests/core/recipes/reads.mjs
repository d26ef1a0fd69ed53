// The edits of CONTRIBUTING's recipe "Add a read of a graph", for two made-up reads: [file, mark, text]. The text is
// inserted before the mark.

const declarations = 'core/session/reads.hpp';
const definitions = 'core/session/reads.cpp';
const rows = 'wasm/bindings/graph.cpp';
const fields = 'wasm/bindings/fields/graph.hpp';
const types = 'wasm/package/graph/types.ts';
const methods = 'wasm/package/graph/graph.ts';

const routes = `double routes(const GraphSession& session, const NodeReference& node) {
  const Graph& graph = session.graph();
  std::vector<double> found(graph.size(), 0);
  const NodeIndex start = session.index_of(node);
  found[start] = 1;
  for (NodeIndex index = start + 1; index < graph.size(); ++index) {
    for (const NodeIndex input : graph.node(index).inputs) found[index] += found[input];
  }
  return found[graph.find_id(session.output())];
}

`;

const spread = `Spread spread(const GraphSession& session, const NodeReference& node) {
  const Tensor all = value(session, node);
  const auto [least, most] = std::minmax_element(all.numbers().begin(), all.numbers().end());
  return {*least, *most};
}

`;

const spreadFields = `template <>
struct Fields<Spread> {
  static constexpr auto list = std::tuple(field("least", &Spread::least), field("most", &Spread::most));
};

`;

const method = (name, type) => `  ${name}(node: string | number): ${type} {
    return this.call('${name}', toNode(node));
  }

`;

/** By what the read returns: its edits, in the order of CONTRIBUTING. */
export const recipes = {
  'a number': [
    [
      declarations,
      '}  // namespace reads',
      `/** Returns how many ways lead from a node to the output. */
double routes(const GraphSession& session, const NodeReference& node);

`,
    ],
    [definitions, '}  // namespace backflow::reads', routes],
    [rows, '.function("suspects"', '.function("routes", method<&reads::routes>)\n      '],
    [
      types,
      '  check(options?: CheckOptions)',
      `  /** Returns how many ways lead from a node to the output. */
  routes(node: string | number): number;
`,
    ],
    [methods, '  suspects(): Suspect[] {', method('routes', 'number')],
  ],
  'a struct': [
    [
      declarations,
      '/**\n * The reads of a graph object.',
      `/** The smallest and the largest entry of a node's value. */
struct Spread {
  double least = 0;
  double most = 0;
};

`,
    ],
    [
      declarations,
      '/** Returns the gates whose own',
      'Spread spread(const GraphSession& session, const NodeReference& node);\n\n',
    ],
    [definitions, '#include <cmath>', '#include <algorithm>\n'],
    [definitions, 'std::vector<Suspect> suspects(', spread],
    [rows, '.function("overflows"', '.function("spread", method<&reads::spread>)\n      '],
    [fields, 'template <>\nstruct Fields<Snapshot> {', spreadFields],
    [
      types,
      '/** All numbers of a graph,',
      `/** The smallest and the largest entry of a node's value. */
export interface Spread {
  least: number;
  most: number;
}

`,
    ],
    [types, '  dispose(): void;', '  spread(node: string | number): Spread;\n'],
    [methods, '  Suspect,\n', '  Spread,\n'],
    [methods, '  overflows(): Overflow[] {', method('spread', 'Spread')],
  ],
};

/** How many files the recipe touches. */
export const counts = { 'a number': 5, 'a struct': 6 };

/** Uses what was added: a Catch2 file and a TypeScript file of the copy alone. */
export const useInCore = `#include "core/session/reads.hpp"
#include "tests/core/support/catch.hpp"

using namespace backflow;

TEST_CASE("the added reads are used", "[recipes]") {
  const GraphSession session("a = x * y; b = sin(x); f = a + b + x", {{"x", Tensor::scalar(2)}, {"y", Tensor::scalar(3)}},
                             "");
  CHECK(reads::routes(session, {"x"}) == 3);
  CHECK(reads::routes(session, {"y"}) == 1);
  CHECK(reads::routes(session, {"f"}) == 1);
  const GraphSession vectors("f = sum(v)", {{"v", {Shape::vector(3), {4, -1, 2}}}}, "");
  CHECK(reads::spread(vectors, {"v"}).least == -1);
  CHECK(reads::spread(vectors, {"v"}).most == 4);
}
`;

export const useInPackage = `import type { Graph, Spread } from './types.js';

export const routes = (graph: Graph): number => graph.routes('x');
export const spread = (graph: Graph): Spread => graph.spread(0);
`;
