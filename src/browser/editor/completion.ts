import { autocompletion, closeBrackets, closeBracketsKeymap, type CompletionContext, type CompletionResult, completionKeymap } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { coded, element } from "./dom.ts";
import type { Host } from "./host.ts";

/** What may stand at the cursor; the page knows. Asked at every letter: a word already complete needs no list. */
export function completion(host: Host): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const found = host.suggest(context.pos);
    if (found === undefined) return null;
    const { from, to, list } = found;
    const written = context.state.sliceDoc(from, to);
    if (!context.explicit && list.some(({ label }) => label === written)) return null;
    return {
      from,
      to,
      options: list.map(({ label, insert, detail, about }, nth) => ({
        label,
        apply: insert,
        boost: -nth / list.length,
        ...(detail === "" ? {} : { detail }),
        ...(about === "" ? {} : { info: () => element("div", "", ...coded(about)) }),
      })),
    };
  };
  return [
    autocompletion({ override: [source], icons: false, maxRenderedOptions: 60 }),
    closeBrackets(),
    keymap.of([...closeBracketsKeymap, ...completionKeymap]),
  ];
}
