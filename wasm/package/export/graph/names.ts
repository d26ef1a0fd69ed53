import type { ExportNode, GraphModel } from './model.js';

const keywords =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

/** Names that the programs use themselves. */
const taken =
  'np torch jax jnp nn F math sys float int len max min abs sum print range dict list name INPUTS EXPECTED TOLERANCE forward forward_and_backward prove compare sum_to chosen chosen_along placed softmax sigmoid erf power norm hinge hinge_gradient margins softmax_cross_entropy softmax_cross_entropy_gradient';

const reserved = new Set(`${keywords} ${taken}`.split(' '));

/** A name as Python reads it: letters that Python writes in another form and words of its own are changed. */
function identifier(text: string): string {
  const plain = text.normalize('NFKC');
  const sound = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(plain)
    ? plain.replace(/[^\p{L}\p{Nd}_]/gu, '_')
    : `v_${text.replace(/\W/g, '_')}`;
  return reserved.has(sound) ? `${sound}_` : sound;
}

/** The names of the nodes in a program, and those of their gradients. */
export interface NodeNames {
  of: (node: ExportNode) => string;
  gradient: (node: ExportNode) => string;
}

export function namesOf({ nodes }: GraphModel): NodeNames {
  const names = new Map<number, string>();
  const used = new Set(reserved);
  const claim = (wanted: string): string => {
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
    used.add(name);
    return name;
  };
  for (const { id, name } of nodes) if (name !== undefined) names.set(id, claim(identifier(name)));
  let count = 0;
  const letter = [...used].some((name) => /^t\d+$/.test(name)) ? 'step' : 't';
  for (const { id, name, constant } of nodes)
    if (name === undefined) names.set(id, constant ? claim('constant') : claim(`${letter}${++count}`));
  const all = [...names.values()];
  const prefix = ['d', 'd_', 'grad_'].find((one) => all.every((name) => !used.has(one + name))) ?? 'gradient_of_';
  return { of: ({ id }) => names.get(id)!, gradient: ({ id }) => prefix + names.get(id)! };
}
