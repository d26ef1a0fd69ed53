/**
 * The Gates room's state: text, values, choices, and the engine's last answer. If the text can't be read, the last good graph stays.
 * Dragging a value requests only the newest evaluation, and a click only the chosen gate.
 */
import type { GraphNode, TensorLike } from 'backflow';
import { firstLook, type GateRequest } from '../../engine/protocol/gate';
import type { GatesRequest } from '../../engine/protocol/gates';
import { GatesAddress } from './address';
import { Asker, type Evaluator } from './asker';
import { collapsed, followedPointers } from './follow';
import { firstPlace, placeFrom, requestOf, textFields, fieldsOf, type FieldValues, type GatesPlace } from './fields';
import { readLink, type LinkReading } from './link';
import { LinkNotice } from './linked.svelte';
import { GatesText } from './text.svelte';
import type { HistoryHost } from '../page/history';
import { watchOf, type PanelsPlace } from './panel-rows';
import { usedValues, withValue } from './values';
import { WrittenHistory, type Written } from './written.svelte';

export class GatesState extends GatesText {
  readonly link = new LinkNotice();
  readonly #engine: Evaluator;
  readonly #address: GatesAddress;
  readonly #asker: Asker;
  readonly #history: WrittenHistory;
  /** Inputs whose values the user chose. */
  #own: readonly string[] = [];
  /** The text that the text's fields belong to. They are invalid in another one. */
  #idsOf = '';
  /** A place that was opened and has no graph yet: its ids are not those of the graph before. */
  #opened: GatesPlace | null = null;
  /** True if the last change was typing, which may replace values that the user did not choose. */
  #typed = false;

  constructor(engine: Evaluator, address: HistoryHost, { asksAtOnce = true } = {}) {
    super();
    this.#engine = engine;
    this.#asker = new Asker(engine, {
      evaluate: () => this.#evaluate(),
      gateRequest: () => this.gateRequest,
      takeGate: (answer) => this.takeGate(answer),
    });
    const reading = readLink(address.hash);
    this.#take(reading?.place ?? firstPlace());
    if (reading?.place) this.#own = Object.keys(reading.place.values);
    if (reading) this.link.read(reading, 'example');
    this.#history = new WrittenHistory(this.#writing());
    this.#address = new GatesAddress(
      address,
      () => this.place,
      (reading) => this.#moved(reading),
    );
    if (asksAtOnce) void this.ask();
  }

  /** `typing` is a name in the text that may be incomplete; `kind` is as for `setValue`. */
  setText(text: string, typing: string | null = null, kind = 'text'): void {
    // A closing bracket was typed over an existing one.
    if (text === this.text) return typing === null ? this.settle() : undefined;
    this.write(text, typing);
    this.#changed(kind, !this.unfinished);
    this.#typed = true;
  }

  /** The name that was being typed is complete. */
  settle(): void {
    if (!this.unfinished) return;
    this.finish();
    this.#ask();
  }

  /** Sets an input's value; null removes it. `kind` joins the changes of one drag into one undo step. */
  setValue(name: string, value: TensorLike | null, kind = ''): void {
    this.#own = [...this.#own.filter((one) => one !== name), ...(value === null ? [] : [name])];
    this.values = withValue(this.values, name, value);
    this.#changed(kind && `${name} ${kind}`);
  }

  /** Replaces the whole state. The values of an example don't count as chosen by the user. */
  open(place: GatesPlace, example = false): void {
    this.#take(place);
    this.#own = example ? [] : Object.keys(place.values);
    this.link.dismiss();
    this.#changed('');
  }

  choose(node: number): void {
    if (node !== this.chosen?.node) this.look(firstLook(this.nodes, node));
  }

  look(chosen: GatesPlace['chosen']): void {
    this.chosen = chosen;
    this.#address.save();
    void this.#asker.askGate();
  }

  setOutput(output: number | null): void {
    this.output = output;
    this.upstream = null;
    this.step = null;
    this.#ask();
  }

  setUpstream(upstream: TensorLike | null): void {
    this.upstream = upstream;
    this.#ask();
  }

  setStep(step: number | null): void {
    this.step = step;
    this.#address.save();
  }

  setExact(exact: boolean): void {
    this.exact = exact;
    this.#address.save();
  }

  setPanels(change: Partial<PanelsPlace>): void {
    const { mistake } = this.panels;
    this.panels = { ...this.panels, ...change };
    if (this.panels.mistake === mistake) this.#address.save();
    else this.#ask();
  }

  expand(id: number): void {
    if (!this.expanded.includes(id)) this.#unfold([...this.expanded, id]);
  }

  /** Collapses a gate, with all gates that were expanded among its parts. */
  collapse(id: number): void {
    if (this.expanded.includes(id)) this.#unfold(collapsed(this.nodes, this.expanded, id));
  }

  /** Shows or hides the gates of a line of a large graph. */
  toggleFold(id: number): void {
    const open = this.unfolded.includes(id);
    this.unfolded = open ? this.unfolded.filter((one) => one !== id) : [...this.unfolded, id];
    this.step = null;
    this.#ask();
  }

  undo(): void {
    this.#restore(this.#history.undo());
  }

  redo(): void {
    this.#restore(this.#history.redo());
  }

  /** Requests an evaluation of the current text and values; settles after the answer. */
  ask(): Promise<void> {
    return this.#asker.ask();
  }

  /** Dismisses the link's problems. The address then describes what is shown. */
  dismissLink(): void {
    this.link.dismiss();
    this.#address.save();
  }

  /** Uses the values that the engine found to fit the text. */
  useFits(): void {
    this.values = { ...this.values, ...this.fits };
    this.#changed('');
  }

  get place(): GatesPlace {
    const known = this.inputsOf === this.text;
    const values = usedValues(this.values, known ? this.inputs : [], known ? this.constants : []);
    return { ...placeFrom(this.#fieldsIn(this.text)), values };
  }

  /** The current request to the engine. */
  get request(): GatesRequest {
    const text = this.asked;
    const { known, made } = this.held;
    const ofText = (one: string) => requestOf('text', this.#fieldsIn(one));
    const shown = made && { ...made, ...ofText(made.text) };
    return {
      text,
      values: this.values,
      ...ofText(text),
      ...requestOf('room', this),
      ...requestOf('gate', this),
      known,
      shown,
    };
  }

  /** The current request for the chosen gate alone; null if there is no graph to read it from. */
  get gateRequest(): GateRequest | null {
    const { watch } = requestOf('gate', this);
    const { sweep } = this.held;
    return watch && sweep > 0 ? { sweep, watch, panels: watchOf(this.panels) } : null;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** The fields as they apply to this text. */
  #fieldsIn(text: string): FieldValues {
    return this.#idsOf === text ? this : { ...fieldsOf(this), ...textFields() };
  }

  #unfold(expanded: number[]): void {
    this.expanded = expanded;
    this.step = null;
    this.#ask();
  }

  /** Handles a change. `kind` is empty for changes that are not part of a drag. */
  #changed(kind: string, asks = true): void {
    this.#typed = false;
    this.link.leave();
    this.#history.record(this.#writing(), kind);
    const going = kind !== '';
    if (asks) this.#ask(going);
    else this.#address.save(going);
  }

  #restore(written: Written | null): void {
    if (!written) return;
    this.write(written.text, null);
    this.values = written.values;
    this.#own = written.own;
    this.#typed = false;
    this.step = null;
    this.#ask();
  }

  #writing(): Written {
    return { text: this.text, values: this.values, own: this.#own };
  }

  #take(place: GatesPlace): void {
    Object.assign(this, textFields(), place);
    this.finish();
    [this.#idsOf, this.#opened] = [place.text, place];
  }

  #ask(going = false): void {
    this.#address.save(going);
    void this.ask();
  }

  async #evaluate(): Promise<void> {
    const [request, opened] = [this.request, this.#opened];
    const stands = (): boolean => request.text === this.text && request.values === this.values;
    try {
      const reply = await this.#engine.evaluate(request);
      if (stands()) this.link.answered(reply, request.text);
      const answer = this.take(reply, request, (before, next) => this.#follow(before, next));
      if (opened === this.#opened) this.#opened = null;
      if ('refused' in reply) this.#makeWay(request);
      else if (this.#idsOf !== request.text && request.text === this.asked) {
        Object.assign(this, textFields());
        this.#idsOf = request.text;
      }
      this.#address.complete();
      if (!answer) return;
      if (this.#idsOf === request.text && answer.expanded.length !== this.expanded.length)
        this.expanded = answer.expanded;
      this.chosen ??= firstLook(this.nodes, answer.output);
    } catch (error) {
      if (stands() && this.link.failed(error)) this.#take(firstPlace());
      this.fail(error);
    }
  }

  /** Drops an example's values when another text is typed over it, without a step in the history. */
  #makeWay({ text, values }: GatesRequest): void {
    const stands = this.#typed && text === this.asked && values === this.values;
    if (!stands || !this.fits || Object.keys(this.fits).some((name) => this.#own.includes(name))) return;
    this.values = { ...this.values, ...this.fits };
    this.#history.amend(this.#writing());
    this.#ask();
  }

  /** Moves references to nodes into the next graph. */
  #follow(before: readonly GraphNode[], next: readonly GraphNode[]): void {
    const pointers = this.#opened ? null : followedPointers(before, next, this);
    if (!pointers) return;
    const stays = pointers.output === this.output && pointers.panels === this.panels;
    Object.assign(this, pointers);
    if (stays) this.look(this.chosen);
    else this.#ask();
  }

  #moved(reading: LinkReading | null): void {
    if (!reading) return;
    if (reading.place) this.open(reading.place);
    this.link.read(reading, 'before');
  }
}
