import { redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { diagnose } from "./diagnostics.ts";
import { element } from "./dom.ts";
import { instead, transactionOf } from "./edits.ts";
import { type Ask, type FlatEdits, Host } from "./host.ts";
import { type Settings, settle, stateOf } from "./setup.ts";

const STYLE = `
  :host { display: flex; flex: 1; min-width: 0; min-height: 0; position: relative; }
  :host([hidden]) { display: none; }
  #note { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** The code editor. In a shadow root its styles need no exception from the page's policy. */
class SourceEditor extends HTMLElement {
  #view: EditorView | undefined;
  #host: Host | undefined;
  /** The number of the text that is shown, and what was left of others. */
  #life = 0;
  readonly #left = new Map<number, EditorState>();
  #settings: Settings = { label: "", readonly: false, tab: false };
  readonly #note = element("p", "");

  /** Shows a text for the first time, and from now on asks and tells the page. */
  start(ask: Ask, text: string, life: number): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#note.id = "note";
    this.#host = new Host(ask);
    this.#left.clear();
    this.#life = life;
    this.#view?.destroy();
    this.#view = new EditorView({ state: stateOf(text, this.#host, this.#settings), parent: root, root });
    root.append(this.#note);
  }

  /** The text as shown, as of a text field. */
  get value(): string {
    return this.#view?.state.doc.toString() ?? "";
  }

  /**
   * Shows another text. One that was left under this number has its history again; of the others, only those of
   * `left` are kept.
   */
  open(text: string, life: number, left: readonly number[]): void {
    if (this.#host === undefined || this.#view === undefined) return;
    this.#left.set(this.#life, this.#view.state);
    const known = this.#left.get(life);
    this.#life = life;
    for (const number of [...this.#left.keys()]) if (!left.includes(number)) this.#left.delete(number);
    this.#view.setState(known?.doc.toString() === text ? known : stateOf(text, this.#host, this.#settings));
    settle(this.#view, this.#settings);
  }

  /** Makes one step of the page's. */
  edit(flat: FlatEdits, id: number): void {
    const view = this.#view;
    if (view !== undefined) view.dispatch(transactionOf(view.state, flat, id));
  }

  /** Makes one step of the page's in place of the last one, which it does further. */
  editFurther(flat: FlatEdits, id: number): void {
    if (this.#view !== undefined) instead(this.#view, flat, id);
  }

  /** Takes the last step back; whether there was one. */
  undo(): boolean {
    return this.#view !== undefined && undoDepth(this.#view.state) > 0 && undo(this.#view);
  }

  redo(): boolean {
    return this.#view !== undefined && redoDepth(this.#view.state) > 0 && redo(this.#view);
  }

  select(from: number, to: number, focus: boolean): void {
    const view = this.#view;
    if (view === undefined) return;
    const { length } = view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    const effects = focus ? [EditorView.scrollIntoView(selection.anchor, { y: "nearest", yMargin: 80 })] : [];
    view.dispatch({ selection, effects });
    if (focus) view.focus();
  }

  /** Puts the line of a place at the top of what is seen. */
  showFrom(at: number): void {
    const view = this.#view;
    if (view === undefined || at <= 0) return;
    const { from } = view.state.doc.lineAt(Math.min(at, view.state.doc.length));
    view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 0 }) });
  }

  /** Looks how high lines are before anything is painted by a guess. */
  measure(): void {
    this.#view?.elementAtHeight(0);
  }

  diagnose(flat: readonly unknown[]): void {
    if (this.#view !== undefined) diagnose(this.#view, flat);
  }

  settle(label: string, note: string, readonly: boolean, tab: boolean): void {
    this.#settings = { label, readonly, tab };
    this.#note.textContent = note;
    if (this.#view !== undefined) settle(this.#view, this.#settings);
  }

  override focus(): void {
    this.#view?.focus();
  }
}

if (customElements.get("source-editor") === undefined) customElements.define("source-editor", SourceEditor);
