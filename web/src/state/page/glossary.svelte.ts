/** The entry of the glossary that is open. Any part of the page may open one. */
class Glossary {
  /** The entry's id; null: closed. */
  term = $state<string | null>(null);

  open(term: string): void {
    this.term = term;
  }

  close(): void {
    this.term = null;
  }
}

export const glossary = new Glossary();
