/** Entries of the controls: texts become changes of the settings, or a refusal that says why and is shown until the next valid entry. */
import type { Catalog } from 'backflow';
import { readHyperparameter, type Reading, type Refusal } from './codecs';
import { optionOf, readOption, withOption, type OptionValue } from './options';
import { hyperparametersOf } from './optimizers';
import { contextOf, SETTINGS, type SettingName, type Settings } from './settings';

export interface Entry {
  text: string;
  refusal: Refusal;
}

interface Owner {
  readonly settings: Settings;
  readonly run: { readonly catalog: Catalog | null };
  change(changes: Partial<Settings>, dragging?: boolean): void;
}

export class Entries {
  /** Rejected entries by setting. */
  refusals = $state.raw<Partial<Record<SettingName, Entry>>>({});
  readonly #owner: Owner;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** Applies an entry (`typed`: its text in the field). A rejected entry changes nothing. */
  enter(name: SettingName, text: string, typed = text): boolean {
    const { settings } = this.#owner;
    const reading = SETTINGS[name].codec.read(text, contextOf(this.#owner.run.catalog!, settings));
    return this.#take(name, typed, reading as Reading<unknown>, (value) => ({ [name]: value }));
  }

  /** Applies an entry for an option without a setting of its own; without `layer`, in all hidden layers. */
  enterOption(path: string, text: string, layer?: number): boolean {
    const { settings, run } = this.#owner;
    const row = optionOf(run.catalog!, path)!;
    return this.#take('options', text, readOption(row, text), (value: OptionValue) => ({
      options: withOption(settings.options, row, value, settings.hidden.length, layer),
    }));
  }

  /** Applies an entry for a hyperparameter of the chosen optimizer. The others stay. */
  enterHyperparameter(name: string, text: string): boolean {
    const { settings, run } = this.#owner;
    const row = hyperparametersOf(run.catalog!, settings.optimizer).find((one) => one.name === name)!;
    const reading = readHyperparameter(text.trim(), row);
    return this.#take('hyperparameters', text, reading, (value) => {
      const hyperparameters = { ...settings.hyperparameters, [name]: value };
      if (value === row.default) delete hyperparameters[name];
      return { hyperparameters };
    });
  }

  /** Forgets the refusals of settings that have changed; without names, all of them. */
  forget(names?: readonly SettingName[]): void {
    if (!names) this.refusals = {};
    else
      this.refusals = Object.fromEntries(
        Object.entries(this.refusals).filter(([name]) => !names.includes(name as SettingName)),
      );
  }

  #take<T>(name: SettingName, text: string, reading: Reading<T>, changes: (value: T) => Partial<Settings>): boolean {
    if ('refusal' in reading) {
      this.refusals = { ...this.refusals, [name]: { text, refusal: reading.refusal } };
      return false;
    }
    this.#owner.change(changes(reading.value));
    return true;
  }
}
