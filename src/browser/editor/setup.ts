import { defaultKeymap, history, indentWithTab } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { direction } from "./direction.ts";
import { element, icon } from "./dom.ts";
import { tellEdits } from "./edits.ts";
import type { Host } from "./host.ts";
import { hover } from "./hover.ts";
import { agentFile } from "./language.ts";
import { inStep } from "./step.ts";
import { theme } from "./theme.ts";
import { typing } from "./typing.ts";

export interface Settings {
  /** What the editor is called by those who cannot see it. */
  readonly label: string;
  readonly readonly: boolean;
  /** Whether the Tab key indents. Otherwise it leaves the editor. */
  readonly tab: boolean;
}

/** The page's own words for what CodeMirror calls otherwise. */
const WORDS = {
  next: "Next",
  previous: "Before",
  replace: "Replace",
  "replace all": "Replace all",
  "match case": "Case",
  regexp: "Pattern",
  "by word": "Word",
};

const changing = new Compartment();

/** Keys that are the page's or the browser's own. */
const NOT_OURS = new Set(["Mod-Enter", "Ctrl-m", "Mod-d", "Mod-Shift-l", "Mod-Alt-g"]);

const keys = [...defaultKeymap, ...searchKeymap, ...foldKeymap].filter(({ key = "" }) => !NOT_OURS.has(key));

function settled({ label, readonly, tab }: Settings): Extension {
  return [
    EditorState.readOnly.of(readonly),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": "note", "aria-readonly": String(readonly) }),
    EditorView.editorAttributes.of({ class: readonly ? "is-readonly" : "" }),
    tab && !readonly ? keymap.of([indentWithTab]) : [],
  ];
}

function foldMark(open: boolean): HTMLElement {
  return element("span", `fold ${open ? "is-open" : "is-folded"}`, icon("chevron"));
}

/** A text at the beginning of its life: nothing to undo. */
export function stateOf(text: string, host: Host, settings: Settings): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      changing.of(settled(settings)),
      theme,
      diagnostics(),
      lineNumbers(),
      foldGutter({ markerDOM: foldMark }),
      codeFolding(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      EditorView.lineWrapping,
      direction(),
      bracketMatching(),
      history(),
      agentFile(),
      search({ top: true }),
      EditorState.phrases.of(WORDS),
      completion(host),
      hover(host),
      inStep(host),
      typing(),
      keymap.of(keys),
      tellEdits(host),
    ],
  });
}

export function settle(view: EditorView, settings: Settings): void {
  view.dispatch({ effects: changing.reconfigure(settled(settings)) });
}
