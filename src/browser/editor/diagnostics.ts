import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from "@codemirror/view";
import { element, icon } from "./dom.ts";
import { rows } from "./host.ts";

const SEVERITIES = ["error", "warning", "hint"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** A problem by its place in what the page told last; its words are asked for when they are wanted. */
export interface Problem {
  readonly nth: number;
  readonly severity: Severity;
}

const set = StateEffect.define<{ marks: DecorationSet; margin: RangeSet<GutterMarker> }>();

/** The problems under a text, which move with it until the page tells of them anew. */
const field = StateField.define<{ marks: DecorationSet; margin: RangeSet<GutterMarker> }>({
  create: () => ({ marks: Decoration.none, margin: RangeSet.empty }),
  update(value, transaction) {
    const told = transaction.effects.findLast((effect) => effect.is(set));
    if (told !== undefined) return told.value;
    if (!transaction.docChanged) return value;
    return { marks: value.marks.map(transaction.changes), margin: value.margin.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

/** The gravest problem of a line, by its icon: shape and colour. The list of problems says it in words. */
class Mark extends GutterMarker {
  constructor(readonly severity: Severity) {
    super();
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof Mark && other.severity === this.severity;
  }

  override toDOM(): Node {
    return element("span", `mark is-${this.severity}`, icon(this.severity));
  }
}

const markOf = { error: new Mark("error"), warning: new Mark("warning"), hint: new Mark("hint") };

/** Shows what is wrong: from, to, rank of its severity; the next. */
export function diagnose(view: EditorView, flat: readonly unknown[]): void {
  const { doc } = view.state;
  const lines = new Map<number, number>();
  const found = rows(flat, 3).map(([from, to, rank], nth) => {
    const start = Math.min(Number(from), doc.length);
    const end = Math.min(Math.max(Number(to), start), doc.length);
    const line = doc.lineAt(start).from;
    lines.set(line, Math.min(Number(rank), lines.get(line) ?? SEVERITIES.length));
    return { ...seen(start, end, doc.length), problem: { nth, severity: SEVERITIES[Number(rank)] ?? "hint" } };
  });
  const marks = found
    .filter(({ from, to }) => from < to)
    .map(({ from, to, problem }) => Decoration.mark({ class: `squiggle is-${problem.severity}`, problem, inclusive: false }).range(from, to));
  const margin = [...lines].map(([line, rank]) => markOf[SEVERITIES[rank] ?? "hint"].range(line));
  view.dispatch({ effects: set.of({ marks: Decoration.set(marks, true), margin: RangeSet.of(margin, true) }) });
}

/** A place without words is shown at the character beside it. */
function seen(from: number, to: number, length: number): { from: number; to: number } {
  if (from < to || length === 0) return { from, to };
  return from < length ? { from, to: from + 1 } : { from: from - 1, to };
}

/** The problems at a place. */
export function problemsAt(view: EditorView, at: number): { from: number; to: number; problem: Problem }[] {
  const found: { from: number; to: number; problem: Problem }[] = [];
  view.state.field(field).marks.between(at, at, (from, to, { spec }) => {
    found.push({ from, to, problem: spec.problem });
  });
  return found.sort((a, b) => a.problem.nth - b.problem.nth);
}

export function diagnostics(): Extension {
  return [
    field,
    gutter({
      class: "margin",
      markers: (view) => view.state.field(field).margin,
      initialSpacer: () => markOf.hint,
    }),
  ];
}
