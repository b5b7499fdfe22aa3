import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Letters in place of selected text. Left to do it, Chromium joins the lines at both ends of the selection, and to keep
 * the looks of what it moves it writes inline styles, which the page's policy blocks with a line in the console.
 */
export function typing(): Extension {
  return EditorView.domEventHandlers({
    beforeinput: (event, view) => {
      const isOurs = event.inputType === "insertText" && event.cancelable && !view.composing;
      return isOurs && event.data !== null && replaceSelected(view, event.data);
    },
    // A word that is being composed (IME) is the browser's. It finds an empty place between the ends of the selection.
    compositionstart: (_event, view) => {
      replaceSelected(view, "");
      return false;
    },
  });
}

/** Whether there was something to be replaced. */
function replaceSelected(view: EditorView, text: string): boolean {
  const { state } = view;
  if (state.readOnly || state.selection.main.empty) return false;
  view.dispatch(state.update(state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true }));
  return true;
}
