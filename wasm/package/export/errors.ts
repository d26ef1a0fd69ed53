/**
 * Errors of exporting and importing: code and sentence by reason. They are apart from the engine's because these
 * parts of the package are loaded separately.
 */
const rows = {
  'unknown-format': ['unknown-format', "there is no format '{format}' for {kind}; there are {known}"],
  'gate-not-translatable': ['not-translatable', "the gate '{gate}' can't be written in {format}"],
  'feature-gate': [
    'not-translatable',
    "the typed feature '{feature}' can't be written in {format}: it uses the gate '{gate}', which does not work entry by entry",
  ],
  'option-not-translatable': ['not-translatable', "{option} '{value}' can't be written in {format}"],
  'no-derivative': [
    'not-translatable',
    "at these values the derivative of the gate '{gate}' does not exist or is not finite, and other programs give NaN: choose other values",
  ],
  'not-finite': ['not-translatable', "'{name}' is not finite, so that there is nothing to prove: choose other values"],
  'no-training-data': ['not-translatable', 'the trainer has no training examples to prove the export with'],
  'name-taken': ['bad-name', "'{name}' can't be the name of a file: use letters, digits, - and _"],

  'file-empty': ['unreadable-file', '{file} is empty'],
  'file-truncated': ['unreadable-file', '{file} ends too early: {what} is missing'],
  'file-foreign': ['unreadable-file', '{file} is not {what}'],
  'file-damaged': ['unreadable-file', '{file} is damaged: {what}'],
  'file-kind': ['unreadable-file', '{file} has none of the known kinds: .npz, .safetensors or .onnx'],
  'file-too-large': ['unreadable-file', '{file} has {size} bytes; the limit is {limit}'],
  'not-finite-parameter': ['does-not-fit', "the parameter '{name}' has an entry that is not finite"],
  'no-layers': ['does-not-fit', '{file} holds no matrix that could be a layer'],
  'tensor-type': ['does-not-fit', "the tensor '{name}' has the type {type}, which can't be read"],
  'tensor-rank': ['does-not-fit', "the tensor '{name}' has {rank} axes; a layer has matrices and vectors"],
  'tensor-name': ['does-not-fit', "it is unclear to which layer the tensor '{name}' belongs"],
  'layer-bias': [
    'does-not-fit',
    "layer {layer}: the bias '{name}' has {length} entries, its weights have {units} units",
  ],
  'layer-missing': ['does-not-fit', "layer {layer}: '{name}' is missing"],
  'layer-inputs': [
    'does-not-fit',
    "layer {layer}: '{name}' takes {inputs} inputs, but the layer before has {units} units",
  ],
  'onnx-operator': ['does-not-fit', "layer {layer}: the operator '{operator}' is none of a plain network"],
  'onnx-attribute': [
    'does-not-fit',
    "layer {layer}: '{operator}' with {attribute} = {value} is none of a plain network",
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type ExportReason = keyof typeof rows;
export type ExportCode = (typeof rows)[ExportReason][0];

type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Details<R extends ExportReason> = Record<Placeholders<(typeof rows)[R][1]>, string | number>;

/** The error of `exportTrainer`, `exportGraph` and `readModel`: says what can't be translated or read, and where. */
export class ExportError extends Error {
  declare readonly name: 'ExportError';
  readonly code: ExportCode;
  /** A stable id, one for each sentence. */
  readonly reason: ExportReason;
  /** The numbers and names in the sentence. */
  readonly details: Readonly<Record<string, string | number>>;
  /** The gate, option, tensor or file that the error is about. */
  readonly subject: string;
  /** The other things that do not fit, as sentences; empty for most errors. */
  readonly others: readonly string[];

  constructor(reason: ExportReason, details: Record<string, string | number>, others: readonly string[] = []) {
    const [code, sentence] = rows[reason];
    super(sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key])));
    this.code = code;
    this.reason = reason;
    this.details = details;
    const { gate, option, name, layer, file, format } = details;
    this.subject = String(gate ?? option ?? name ?? layer ?? file ?? format ?? '');
    this.others = others;
  }
}

Object.defineProperty(ExportError.prototype, 'name', { value: 'ExportError' });

/** Makes the error of a row, to be thrown. A long or odd detail is cut short. */
export function exportError<R extends ExportReason>(
  reason: R,
  details: Details<R>,
  others: string[] = [],
): ExportError {
  const brief = Object.entries<string | number>(details).map(([key, value]) => [
    key,
    typeof value === 'string' && value.length > 80 ? `${value.slice(0, 80)}…` : value,
  ]);
  return new ExportError(reason, Object.fromEntries(brief) as Details<R>, others);
}

/** All reasons with their codes and sentences, for programs that translate them. */
export const exportErrors: readonly { reason: ExportReason; code: ExportCode; message: string }[] = Object.entries(
  rows,
).map(([reason, [code, message]]) => ({ reason: reason as ExportReason, code, message }));
