/**
 * A formula on numbers, independent of the language that it is written in. The tables of gates, losses, optimizers and
 * schedules hold texts of formulas; `parseFormula` reads them, and a dialect prints them.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'negative'; operand: Expression }
  | { kind: 'binary'; sign: Sign; left: Expression; right: Expression }
  | { kind: 'call'; name: string; operands: Expression[] };

export type Sign = '+' | '-' | '*' | '/' | '**' | '<' | '<=' | '>' | '>=' | '==' | '!=';

/** How tightly a sign binds; a call, a number and a name bind at 6, a negative at 4. */
export const bindings: Record<Sign, number> = {
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '==': 1,
  '!=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '**': 5,
};

export const num = (value: number): Expression => ({ kind: 'number', value });
export const name = (text: string): Expression => ({ kind: 'name', name: text });

/** Reads one formula. The texts are ours, so a mistake in one is a bug. */
class Reader {
  readonly #tokens: string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = text.match(/\*\*|[<>=!]=|[-+*/(),<>]|[\p{L}_][\p{L}\p{N}_.]*|[\d.]+(?:e[-+]?\d+)?/gu) ?? [];
  }

  #take(...wanted: string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.#at++;
    return token;
  }

  whole(): Expression {
    const expression = this.#level(1);
    if (this.#at !== this.#tokens.length) throw new Error(`formula with ${this.#tokens.join(' ')}`);
    return expression;
  }

  /** Reads operators that bind at least this tightly. */
  #level(level: number): Expression {
    if (level === 4) return this.#take('-') ? { kind: 'negative', operand: this.#level(4) } : this.#level(5);
    if (level === 5) return this.#power();
    const signs = (Object.keys(bindings) as Sign[]).filter((sign) => bindings[sign] === level);
    let left = this.#level(level + 1);
    for (let sign = this.#take(...signs); sign; sign = this.#take(...signs))
      left = { kind: 'binary', sign: sign as Sign, left, right: this.#level(level + 1) };
    return left;
  }

  #power(): Expression {
    const base = this.#atom();
    return this.#take('**') ? { kind: 'binary', sign: '**', left: base, right: this.#level(4) } : base;
  }

  #atom(): Expression {
    if (this.#take('(')) {
      const inside = this.#level(1);
      this.#take(')');
      return inside;
    }
    const token = this.#tokens[this.#at++] ?? '';
    if (/^[\d.]/.test(token)) return num(Number(token));
    if (!this.#take('(')) return name(token);
    const operands: Expression[] = [];
    while (!this.#take(')')) {
      operands.push(this.#level(1));
      this.#take(',');
    }
    return { kind: 'call', name: token, operands };
  }
}

const known = new Map<string, Expression>();

/** Returns the formula that a text of the tables writes. */
export function parseFormula(text: string): Expression {
  let formula = known.get(text);
  if (!formula) known.set(text, (formula = new Reader(text).whole()));
  return formula;
}

/** Calculates where both operands are whole numbers, and drops factors and exponents of 1 and summands of 0. */
function simplified(sign: Sign, left: Expression, right: Expression): Expression {
  const [a, b] = [left, right].map((one) => (one.kind === 'number' ? one.value : undefined));
  if (Number.isInteger(a) && Number.isInteger(b) && '+-*'.includes(sign))
    return num(sign === '+' ? a! + b! : sign === '-' ? a! - b! : a! * b!);
  if (b === 1 && ['*', '/', '**'].includes(sign)) return left;
  if (a === 1 && sign === '*') return right;
  if (b === 0 && ['+', '-'].includes(sign)) return left;
  if (a === 0 && sign === '+') return right;
  return { kind: 'binary', sign, left, right };
}

/** Returns a formula with other expressions in the place of its names. Names without one stay. */
export function substitute(formula: Expression, values: Record<string, Expression>): Expression {
  switch (formula.kind) {
    case 'number':
      return formula;
    case 'name':
      return Object.hasOwn(values, formula.name) ? values[formula.name]! : formula;
    case 'negative': {
      const operand = substitute(formula.operand, values);
      return operand.kind === 'number' ? num(-operand.value) : { kind: 'negative', operand };
    }
    case 'binary':
      return simplified(formula.sign, substitute(formula.left, values), substitute(formula.right, values));
    case 'call':
      return { ...formula, operands: formula.operands.map((one) => substitute(one, values)) };
  }
}

/** Reads a formula and puts names or numbers in the place of its names. */
export const formulaOf = (text: string, values: Record<string, string | number | Expression> = {}): Expression =>
  substitute(
    parseFormula(text),
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        typeof value === 'string' ? name(value) : typeof value === 'number' ? num(value) : value,
      ]),
    ),
  );

/** Product of two factors, without a factor of 1. */
export const times = (left: Expression, right: Expression): Expression => simplified('*', left, right);

/** The names that a formula reads, each as often as it is read, without the constant pi. */
export function namesIn(formula: Expression): string[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'name':
      return formula.name === 'pi' ? [] : [formula.name];
    case 'negative':
      return namesIn(formula.operand);
    case 'binary':
      return [...namesIn(formula.left), ...namesIn(formula.right)];
    case 'call':
      return formula.operands.flatMap(namesIn);
  }
}
