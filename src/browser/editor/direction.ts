import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const rightToLeft = Decoration.line({ attributes: { dir: "rtl" } });

/** The first letter that has a direction, if it is one written from right to left. */
const BEGINS_RIGHT = /^[^\p{L}]*(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function lines(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (BEGINS_RIGHT.test(line.text)) builder.add(line.from, line.from, rightToLeft);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Each line runs in the direction of its own text. */
export function direction(): Extension {
  return [
    EditorView.perLineTextDirection.of(true),
    ViewPlugin.define(
      (view) => ({
        lines: lines(view),
        update(update: ViewUpdate) {
          if (update.docChanged || update.viewportChanged) this.lines = lines(update.view);
        },
      }),
      { decorations: (plugin) => plugin.lines },
    ),
  ];
}
