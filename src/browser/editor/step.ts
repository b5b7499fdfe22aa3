import type { Extension } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import type { Host, Spot } from "./host.ts";

/** What of the rendered prompt stands for lines of the text (`src/ui/markdown_view.rs`). */
const BLOCK = "#rendered [data-at]";

const MOVES = ["wheel", "pointerdown", "touchstart", "keydown"] as const;

/**
 * The editor and the rendered prompt beside it scroll in step. The one that was touched last leads; the other follows
 * and leads nobody, so that no echo comes back.
 */
class Step {
  readonly #view: EditorView;
  readonly #host: Host;
  #leads: EventTarget | null = null;
  #waits = false;

  constructor(view: EditorView, host: Host) {
    this.#view = view;
    this.#host = host;
    for (const move of MOVES) document.addEventListener(move, this.#touched, { capture: true, passive: true });
    document.addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
    view.scrollDOM.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  destroy(): void {
    for (const move of MOVES) document.removeEventListener(move, this.#touched, { capture: true });
    document.removeEventListener("scroll", this.#scrolled, { capture: true });
    this.#view.scrollDOM.removeEventListener("scroll", this.#scrolled);
  }

  readonly #touched = (event: Event): void => {
    const inside = (pane: Element | null): boolean => pane !== null && event.composedPath().includes(pane);
    const pane = document.getElementById("panel-scroll");
    if (inside(pane)) this.#leads = pane;
    else if (inside(this.#view.dom)) this.#leads = this.#view.scrollDOM;
  };

  readonly #scrolled = (event: Event): void => {
    if (this.#waits || event.target === null || event.target !== this.#leads) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      const pane = document.getElementById("panel-scroll");
      if (pane === null || document.querySelector(BLOCK) === null) return;
      if (this.#leads === pane) this.#follow(pane);
      else this.#lead(pane);
    });
  };

  /** Brings the block that stands at the top of the editor to the top of the pane. */
  #lead(pane: HTMLElement): void {
    const view = this.#view;
    const top = view.scrollDOM.scrollTop - view.documentPadding.top;
    const line = view.lineBlockAtHeight(Math.max(top, 0));
    const at = line.from + Math.round(line.length * share(top - line.top, line.height));
    const spot = this.#host.spot(at);
    const whole = spot && `#rendered [data-part="${spot.part}"] > :nth-child(${spot.block + 1})`;
    const block = whole && document.querySelector(`:is(${whole}, ${whole} *)[data-at="${spot.at}"]`);
    const from = spot && this.#host.offset(spot);
    if (!block || from === undefined) return;
    const { top: blockTop, height } = block.getBoundingClientRect();
    const length = Number(block.getAttribute("data-to")) - Number(block.getAttribute("data-at"));
    pane.scrollTop += blockTop + height * share(at - from, length) - pane.getBoundingClientRect().top;
  }

  /** Brings the line of the block that stands at the top of the pane to the top of the editor. */
  #follow(pane: HTMLElement): void {
    const { top } = pane.getBoundingClientRect();
    const below = (element: Element): boolean => element.getBoundingClientRect().bottom > top + 1;
    const part = [...document.querySelectorAll("#rendered [data-part]")].find(below);
    const block = part && [...part.querySelectorAll("[data-at]")].find(below);
    if (!part || !block) return;
    const rect = block.getBoundingClientRect();
    if (rect.top > top + pane.clientHeight / 2) return;
    const nth = [...part.children].findIndex((whole) => whole.contains(block));
    const at = Number(block.getAttribute("data-at"));
    const spot: Spot = { part: Number(part.getAttribute("data-part")), block: nth, at };
    const from = this.#host.offset(spot);
    if (from === undefined) return;
    const length = Number(block.getAttribute("data-to")) - at;
    const shown = Math.min(from + Math.floor(length * share(top - rect.top, rect.height)), this.#view.state.doc.length);
    const line = this.#view.lineBlockAt(shown);
    const into = line.length > 0 ? ((shown - line.from) / line.length) * line.height : 0;
    this.#view.scrollDOM.scrollTop = line.top + this.#view.documentPadding.top + into;
  }
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : 0;
}

export function inStep(host: Host): Extension {
  return ViewPlugin.define((view) => new Step(view, host));
}
