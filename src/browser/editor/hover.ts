import type { Extension } from "@codemirror/state";
import { closeHoverTooltips, type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import { type Problem, problemsAt } from "./diagnostics.ts";
import { coded, element, icon } from "./dom.ts";
import type { Facts, Host } from "./host.ts";

/** What a place has to say: its problems, each with its fix, and what is known of the word. */
export function hover(host: Host): Extension {
  return hoverTooltip((view, at) => tooltip(host, view, at), { hideOnChange: true });
}

function tooltip(host: Host, view: EditorView, at: number): Tooltip | null {
  const problems = problemsAt(view, at);
  const facts = host.explain(at);
  if (problems.length === 0 && facts === undefined) return null;
  const starts = [...problems.map(({ from }) => from), ...(facts === undefined ? [] : [facts.from])];
  const ends = [...problems.map(({ to }) => to), ...(facts === undefined ? [] : [facts.to])];
  return {
    pos: Math.max(...starts.filter((start) => start <= at), view.state.doc.lineAt(at).from),
    end: Math.max(Math.min(...ends), at),
    above: true,
    create: (view) => {
      const dom = element("div", "hover", ...problems.map(({ problem }) => problemView(host, view, problem)));
      if (facts !== undefined) dom.append(factsView(facts));
      return { dom };
    },
  };
}

function problemView(host: Host, view: EditorView, { nth, severity }: Problem): HTMLElement {
  const [title = "", what = "", why = "", now = "", fix = ""] = host.problem(nth);
  const shown = element(
    "div",
    "hover-part",
    element("p", `hover-title is-${severity}`, icon(severity), element("span", "", ...coded(title))),
    ...[what, why, now].filter((words) => words !== "").map((words) => element("p", "", ...coded(words))),
  );
  if (fix !== "" && !view.state.readOnly) {
    const button = element("button", "", fix);
    button.type = "button";
    // The focus stays with, or comes to, the text that is repaired.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      view.dispatch({ effects: closeHoverTooltips });
      view.focus();
      // CodeMirror tells of the focus a moment later, and the page asks at once.
      host.focused(true);
      host.fix(nth);
    });
    shown.append(button);
  }
  return shown;
}

function factsView({ title, text, source }: Omit<Facts, "from" | "to">): HTMLElement {
  return element(
    "div",
    "hover-part",
    element("p", "hover-title", element("code", "", title)),
    element("p", "", ...coded(text)),
    element("p", "hover-source", source),
  );
}
