import { invertedEffects, isolateHistory, undo } from "@codemirror/commands";
import { Annotation, type ChangeSpec, type EditorState, type Extension, StateEffect, Transaction, type TransactionSpec } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { type FlatEdits, type Host, rows, type Step } from "./host.ts";

/** Marks what came from the page, so that it is not told back. */
const fromPage = Annotation.define<boolean>();

/** Goes with a step of the page through the history, so that undoing it gives back what stood there to the byte. */
const step = StateEffect.define<Step>();

const stepsGoBack = invertedEffects.of((transaction) =>
  transaction.effects.filter((effect) => effect.is(step)).map(({ value: { id, back } }) => step.of({ id, back: !back })),
);

/** A step of the page as one transaction, which undo takes back as one. Below 0 it is none of the history's. */
export function transactionOf(state: EditorState, flat: FlatEdits, id: number): TransactionSpec {
  const changes: ChangeSpec[] = rows(flat, 3).map(([from, to, insert]) => ({
    from: Number(from),
    to: Number(to),
    insert: state.toText(String(insert)),
  }));
  const remembered = id >= 0;
  return {
    changes,
    effects: remembered ? step.of({ id, back: false }) : [],
    annotations: [fromPage.of(true), Transaction.addToHistory.of(remembered), isolateHistory.of("full"), Transaction.userEvent.of("page")],
  };
}

/** Takes the last step back and makes another in its place, so that undo takes both back as one. What is seen stays in its place. */
export function instead(view: EditorView, flat: FlatEdits, id: number): void {
  const stay = view.scrollSnapshot();
  let back: Transaction | undefined;
  undo({ state: view.state, dispatch: (transaction) => (back = transaction) });
  if (back === undefined) return;
  const spec = transactionOf(back.state, flat, id);
  view.update([back, back.state.update(spec, { effects: stay })]);
}

/** Tells the page of every change that it did not make itself. */
export function tellEdits(host: Host): Extension {
  return [stepsGoBack, EditorView.updateListener.of((update) => tell(host, update))];
}

function tell(host: Host, update: ViewUpdate): void {
  const { head } = update.state.selection.main;
  // What the page does in one go is its own from the first to the last.
  const isOwn = update.transactions.every((transaction) => transaction.annotation(fromPage) !== true);
  const own = isOwn ? update.transactions : [];
  for (const transaction of own) {
    const travelled = transaction.effects.find((effect) => effect.is(step))?.value;
    if (!transaction.docChanged && travelled === undefined) continue;
    const edits: FlatEdits = [];
    transaction.changes.iterChanges((from, to, _from, _to, inserted) => edits.push(from, to, inserted.toString()));
    host.changed(edits, transaction.newDoc.length, head, travelled);
  }
  // What changed the text here has told where the cursor is.
  const told = own.some((transaction) => transaction.docChanged);
  if (!told && (update.selectionSet || update.docChanged)) host.selected(head);
  if (update.focusChanged) host.focused(update.view.hasFocus);
}
