import { yamlLanguage } from "@codemirror/lang-yaml";
import {
  defineLanguageFacet,
  foldNodeProp,
  foldService,
  HighlightStyle,
  Language,
  languageDataProp,
  syntaxHighlighting,
  syntaxTree,
} from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { parseMixed } from "@lezer/common";
import { tags } from "@lezer/highlight";
import { type BlockContext, GFM, type Line, type MarkdownConfig, parser } from "@lezer/markdown";

const data = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } }, closeBrackets: { brackets: ["(", "[", "{", "`"] } });

/**
 * YAML between two lines of dashes at the start of a file. A block of the Markdown grammar, and not a grammar around it:
 * so what is typed between the dashes does not have all of the prompt read again.
 */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: "Frontmatter", block: true }, "FrontmatterContent", { name: "FrontmatterMark", style: tags.meta }],
  parseBlock: [{ name: "Frontmatter", before: "LinkReference", parse: readFrontMatter }],
  wrap: parseMixed(({ name }) => (name === "FrontmatterContent" ? { parser: yamlLanguage.parser } : null)),
};

function readFrontMatter(context: BlockContext, line: Line): boolean {
  if (context.lineStart !== 0 || line.text.trim() !== "---") return false;
  const open = context.elt("FrontmatterMark", 0, 3);
  const start = line.text.length + 1;
  while (context.nextLine()) {
    if (!line.text.startsWith("---")) continue;
    const { lineStart } = context;
    const close = context.elt("FrontmatterMark", lineStart, lineStart + 3);
    const inner = start < lineStart ? [context.elt("FrontmatterContent", start, lineStart)] : [];
    context.addElement(context.elt("Frontmatter", 0, lineStart + 3, [open, ...inner, close]));
    context.nextLine();
    return true;
  }
  const end = context.prevLineEnd();
  const inner = start < end ? [context.elt("FrontmatterContent", start, end)] : [];
  context.addElement(context.elt("Frontmatter", 0, Math.max(end, 3), [open, ...inner]));
  return true;
}

/** Markdown without what `@codemirror/lang-markdown` brings along: the grammars of HTML, CSS and JavaScript. */
const language = new Language(
  data,
  parser.configure([
    GFM,
    frontMatter,
    {
      props: [
        languageDataProp.add({ Document: data }),
        foldNodeProp.add({
          FencedCode: (node, state) => ({ from: state.doc.lineAt(node.from).to, to: node.to }),
        }),
      ],
    },
  ]),
  [],
  "markdown",
);

/** Few voices: keys and headings speak, marks whisper, all else is ink. */
const voices = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--code-key)" },
  { tag: [tags.heading, tags.strong], fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  {
    tag: [tags.processingInstruction, tags.meta, tags.punctuation, tags.separator, tags.squareBracket, tags.brace],
    color: "var(--code-mark)",
    fontWeight: "400",
  },
  { tag: [tags.comment, tags.contentSeparator, tags.labelName, tags.typeName], color: "var(--code-mark)" },
  { tag: [tags.link, tags.url], color: "var(--code-key)" },
]);

/** A heading folds all below it, down to the next of its rank; the front matter folds at its first dashes. */
const sections = foldService.of((state, start, end) => {
  const tree = syntaxTree(state);
  for (let node = tree.resolveInner(end, -1); ; ) {
    const rank = rankOf(node.name);
    if (rank !== undefined && node.from >= start) return folded(state, end, endOfSection(node, rank) ?? state.doc.length);
    if (node.name === "Frontmatter" && node.from === start) return folded(state, end, node.to);
    const parent = node.parent;
    if (parent === null || parent.to < end) return null;
    node = parent;
  }
});

function folded(state: EditorState, from: number, to: number): { from: number; to: number } | null {
  let last = to;
  while (last > from && state.doc.lineAt(last).text.trim() === "") last = state.doc.lineAt(last).from - 1;
  return last > from ? { from, to: last } : null;
}

function rankOf(name: string): number | undefined {
  const rank = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
  return rank === undefined ? undefined : Number(rank);
}

function endOfSection(heading: { nextSibling: unknown }, rank: number): number | undefined {
  interface Sibling {
    readonly name: string;
    readonly from: number;
    readonly nextSibling: Sibling | null;
  }
  for (let next = heading.nextSibling as Sibling | null; next !== null; next = next.nextSibling) {
    const other = rankOf(next.name);
    if (other !== undefined && other <= rank) return next.from - 1;
  }
  return undefined;
}

/** YAML between the dashes, Markdown below. */
export function agentFile(): Extension {
  return [language, syntaxHighlighting(voices), sections];
}
