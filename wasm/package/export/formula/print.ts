import { bindings, type Expression, type Sign } from './expression.js';

/** How a language writes a function: `$0`, `$1` are the operands. */
export interface CallForm {
  text: string;
  /** How tightly the text binds; 6, if it needs no parentheses anywhere. */
  binding?: number;
  /** How tightly an operand must bind to need no parentheses; 0, inside the function's own. */
  operand?: number;
  /** The text for operands that are only numbers, where it differs. */
  constant?: string;
  /** A function of our own that the file must define. */
  helper?: string;
}

/** How a language writes formulas. */
export interface Dialect {
  calls: Record<string, string | CallForm>;
  /** Names that are constants of the language, such as `pi`. */
  constants: Record<string, string>;
  /** Functions of our own, by name: their text, and which others they use. */
  helpers: Record<string, { text: string; uses?: string[] }>;
  number(value: number): string;
  /** Signs that are written in another way. */
  signs?: Partial<Record<Sign, string>>;
  /** A quotient, if the language has a form for it. */
  fraction?: (top: string, bottom: string) => string;
  /** A power, if the language has no sign for it. */
  power?: (base: Expression, exponent: Expression, print: (one: Expression, level: number) => string) => string;
}

const isConstant = (formula: Expression): boolean =>
  formula.kind === 'number' ||
  (formula.kind === 'name' && formula.name === 'pi') ||
  (formula.kind === 'negative' && isConstant(formula.operand)) ||
  (formula.kind === 'binary' && isConstant(formula.left) && isConstant(formula.right)) ||
  (formula.kind === 'call' && formula.operands.every(isConstant));

/** Writes formulas in a dialect, and keeps which functions of our own they use. */
export class Printer {
  readonly dialect: Dialect;
  readonly #used = new Set<string>();

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** Says that the file uses a function of our own. */
  use(...helpers: string[]): void {
    for (const helper of helpers) {
      this.use(...(this.dialect.helpers[helper]!.uses ?? []));
      this.#used.add(helper);
    }
  }

  /** The texts of the functions of our own that were used, in the order of their table. */
  helpers(): string[] {
    return Object.entries(this.dialect.helpers)
      .filter(([name]) => this.#used.has(name))
      .map(([, { text }]) => text);
  }

  /** Writes a formula where the text must bind at least as tightly as `level`. */
  print(formula: Expression, level = 0): string {
    const [text, binding] = this.#written(formula);
    return binding < level ? `(${text})` : text;
  }

  #written(formula: Expression): [text: string, binding: number] {
    switch (formula.kind) {
      case 'number':
        return [this.dialect.number(formula.value), formula.value < 0 || Object.is(formula.value, -0) ? 4 : 6];
      case 'name':
        return [this.dialect.constants[formula.name] ?? formula.name, 6];
      case 'negative':
        // JavaScript allows no sign before a power, and readers differ about what it means.
        return [`-${this.print(formula.operand, 6)}`, 4];
      case 'binary':
        return this.#binary(formula);
      case 'call':
        return this.#call(formula.name, formula.operands);
    }
  }

  #binary({ sign, left, right }: Expression & { kind: 'binary' }): [string, number] {
    const binding = bindings[sign];
    if (sign === '**') {
      if (this.dialect.power) return [this.dialect.power(left, right, (one, level) => this.print(one, level)), 3];
      return [`${this.print(left, 6)} ** ${this.print(right, 4)}`, binding];
    }
    if (sign === '/' && this.dialect.fraction) return [this.dialect.fraction(this.print(left), this.print(right)), 6];
    const tighter = ['-', '/'].includes(sign) || binding === 1 ? binding + 1 : binding;
    // Sums and products are computed from the left, as they are written here.
    const same = right.kind === 'binary' && bindings[right.sign] === binding;
    return [
      `${this.print(left, binding === 1 ? 2 : binding)} ${this.dialect.signs?.[sign] ?? sign} ${this.print(right, same ? binding + 1 : tighter)}`,
      binding,
    ];
  }

  #call(name: string, operands: Expression[]): [string, number] {
    const found = this.dialect.calls[name];
    if (found === undefined) throw new Error(`no function ${name}`);
    const form: CallForm = typeof found === 'string' ? { text: found } : found;
    if (form.helper) this.use(form.helper);
    const template = (form.constant !== undefined && operands.every(isConstant) && form.constant) || form.text;
    const written = operands.map((one) => this.print(one, form.operand ?? 0));
    return [template.replace(/\$(\d)/g, (_, digit: string) => written[Number(digit)]!), form.binding ?? 6];
  }
}
