/**
 * The page behind the editor: Rust, through one function. What goes over the border is flat, so that neither side
 * has to agree on more than an order; here it gets its names. Offsets are UTF-16 units of the text as shown, where
 * every line end is one unit.
 */
export type Ask = (what: string, told: readonly unknown[]) => unknown;

/** A replacement: from, to, the new text; the next. */
export type FlatEdits = (number | string)[];

/** A step of the page's own, done or taken back. */
export interface Step {
  readonly id: number;
  readonly back: boolean;
}

export interface Suggestion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
  readonly about: string;
}

export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly list: readonly Suggestion[];
}

/** What a word of the text stands for. */
export interface Facts {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

/** A place in the rendered prompt (`src/preview/rendered.rs`). */
export interface Spot {
  readonly part: number;
  readonly block: number;
  readonly at: number;
}

export class Host {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The text was changed here; `length` is what it has now. */
  changed(edits: FlatEdits, length: number, head: number, step: Step | undefined): void {
    this.#ask("changed", [edits, length, head, step?.id ?? -1, step?.back ?? false]);
  }

  selected(head: number): void {
    this.#ask("selected", [head]);
  }

  focused(has: boolean): void {
    this.#ask("focused", [has]);
  }

  /** Repairs what a problem is about, by its place in what `diagnose` was told last. */
  fix(nth: number): void {
    this.#ask("fix", [nth]);
  }

  /** The words of a problem: title, what, why, now, and those of its button, empty where there is no fix. */
  problem(nth: number): string[] {
    const words = this.#ask("problem", [nth]);
    return Array.isArray(words) ? words.map(String) : [];
  }

  /** The place of the rendered prompt that stands for one of the text. */
  spot(at: number): Spot | undefined {
    const flat = this.#ask("spot", [at]);
    return Array.isArray(flat) ? { part: Number(flat[0]), block: Number(flat[1]), at: Number(flat[2]) } : undefined;
  }

  /** Where a place of the rendered prompt stands in the text. */
  offset(spot: Spot): number | undefined {
    const at = this.#ask("offset", [spot.part, spot.block, spot.at]);
    return typeof at === "number" ? at : undefined;
  }

  suggest(at: number): Suggestions | undefined {
    const flat = this.#ask("suggest", [at]);
    if (!Array.isArray(flat)) return undefined;
    const [from, to, ...rest] = flat;
    const list = rows(rest, 4).map(([label, insert, detail, about]) => ({
      label: String(label),
      insert: String(insert),
      detail: String(detail),
      about: String(about),
    }));
    return { from: Number(from), to: Number(to), list };
  }

  explain(at: number): Facts | undefined {
    const flat = this.#ask("explain", [at]);
    if (!Array.isArray(flat)) return undefined;
    const [from, to, title, text, source] = flat;
    return { from: Number(from), to: Number(to), title: String(title), text: String(text), source: String(source) };
  }
}

/** A flat list cut into rows of as many. */
export function rows(flat: readonly unknown[], width: number): unknown[][] {
  return Array.from({ length: Math.floor(flat.length / width) }, (_, row) => flat.slice(row * width, (row + 1) * width));
}
