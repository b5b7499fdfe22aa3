// Makes pages of src/site/docs, for whoever reads them on the site and not in the repository. Trunk runs this on what
// it is about to publish.
//   node docs.mjs <dist>
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const source = join(import.meta.dirname, "../../src/site/docs");

const { marked } = await import("marked").catch(() => ({}));
if (!marked) {
  console.error("docs/ is left out: marked, which makes it, is not installed. `make build` installs it.");
  process.exit();
}

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const files = readdirSync(dist);
const style = files.find((file) => /^style-.*\.css$/.test(file));
const mark = files.find((file) => /^mark-.*\.svg$/.test(file));

marked.use({
  renderer: {
    // Behind the language of a code block stands the name of the file that it is.
    code({ text, lang = "" }) {
      const [, name] = lang.split(" ");
      // Examples of a fault and its repair are read, not copied; their lines wrap.
      if (name === "Found" || name === "Repaired") {
        return `<figure class="example is-${name.toLowerCase()}"><figcaption>${name}</figcaption><pre><code>${escaped(text)}</code></pre></figure>\n`;
      }
      const caption = name ? `<figcaption>${escaped(name)}</figcaption>` : "";
      return `<figure class="snippet">${caption}<pre tabindex="0"><code>${escaped(text)}</code></pre></figure>\n`;
    },
    // The address of a heading is made as GitHub makes it, so that a link works here and there.
    heading({ depth, text, tokens }) {
      const content = this.parser.parseInline(tokens);
      if (depth !== 2) return `<h${depth}>${content}</h${depth}>\n`;
      const slug = text.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
      return `<h2 id="${slug}"><a href="#${slug}">${content}</a></h2>\n`;
    },
    table(token) {
      const rows = [token.header, ...token.rows].map((row, at) => `<tr>${row.map((cell, column) => {
        const content = dated(this.parser.parseInline(cell.tokens));
        // Where a narrow page has no room for columns, each cell says what it is.
        return at === 0 ? `<th>${content}</th>` : `<td data-head="${escaped(token.header[column].text)}">${content}</td>`;
      }).join("")}</tr>`);
      return `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead>${rows[0]}</thead><tbody>${rows.slice(1).join("")}</tbody></table></div>\n`;
    },
  },
});

const pages = readdirSync(source).filter((file) => file.endsWith(".md")).map((file) => {
  const text = readFileSync(join(source, file), "utf8");
  return { file: file === "README.md" ? "index.html" : file.replace(".md", ".html"), title: /^# (.*)$/m.exec(text)[1], text };
});

// Pages for whoever writes agents; the others are for whoever writes documentation.
const REFERENCE = ["rules.html", "clients.html"];
const reference = REFERENCE.map((file) => pages.find((page) => page.file === file));

// As the overview lists them, after itself.
const listed = [...pages.find((page) => page.file === "index.html").text.matchAll(/^\| \[.*?\]\(([\w-]+)\.md\)/gm)];
const order = ["index.html", ...listed.map(([, name]) => `${name}.html`)];
const menu = order.map((file) => pages.find((page) => page.file === file));
if (menu.length + reference.length !== pages.length || [...menu, ...reference].includes(undefined)) throw new Error("src/site/docs/README.md does not list every page once");

mkdirSync(join(dist, "docs"), { recursive: true });
for (const asset of ["docs.css", "docs.js"]) copyFileSync(join(source, asset), join(dist, "docs", asset));
for (const { file, title, text } of pages) {
  const own = text.replaceAll(/<!-- Only in the repository -->[^]*?<!-- -->\n/g, "");
  const content = marked.parse(own).replaceAll(/href="([\w-]+)\.md(#[\w-]+)?"/g, 'href="$1.html$2"');
  const isReference = REFERENCE.includes(file);
  const scripts = isReference ? "" : '<script src="../embed.js" defer></script>\n<script src="docs.js" defer></script>\n';
  const top = [...reference, { ...menu[0], title: "In your documentation" }].map((page) => link(page.file, page.title, file));
  const nav = isReference ? contents(content) : `<nav aria-label="Tools"><ul>${menu.map((page) => item(page, file)).join("")}</ul></nav>`;
  writeFileSync(join(dist, "docs", file), `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Agent Playground</title>
<link rel="icon" href="../${mark}">
<link rel="stylesheet" href="../${style}">
<link rel="stylesheet" href="docs.css">
${scripts}</head>
<body>
<a class="skip-link" href="#content">Skip to the content</a>
<header class="top"><a href="../">Agent Playground</a>${top.join("")}</header>
<div class="columns">
${nav}
<main id="content" tabindex="-1"${isReference ? ' class="reference"' : ""}>
${content}</main>
</div>
</body>
</html>
`);
}

function link(file, words, current) {
  return `<a href="${file}"${file === current ? ' aria-current="page"' : ""}>${words}</a>`;
}

function item({ file, title }, current) {
  return `<li>${link(file, file === "index.html" ? "Overview" : title, current)}</li>`;
}

// A page of reference has its own headings in the menu.
function contents(page) {
  const heads = [...page.matchAll(/<h2 id="([^"]*)"><a [^>]*>(.*?)<\/a>/g)];
  return `<nav class="contents" aria-label="On this page"><ul>${heads.map(([, id, words]) => `<li><a href="#${id}">${words}</a></li>`).join("")}</ul></nav>`;
}

// A day is not broken over two lines.
function dated(html) {
  return html.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, "<time>$&</time>");
}

// Control characters have no place in HTML, and nobody would see them: their pictures stand for them.
function escaped(text) {
  const pictured = text.replaceAll(/[\0-\b\v\f\x0e-\x1f]/g, (control) => String.fromCodePoint(0x2400 + control.codePointAt(0)));
  return pictured.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
