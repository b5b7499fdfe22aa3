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
      const caption = name ? `<figcaption>${escaped(name)}</figcaption>` : "";
      return `<figure class="snippet">${caption}<pre tabindex="0"><code>${escaped(text)}</code></pre></figure>\n`;
    },
    table(token) {
      const rows = [token.header, ...token.rows].map((row, at) => `<tr>${row.map((cell) => {
        const tag = at === 0 ? "th" : "td";
        return `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`;
      }).join("")}</tr>`);
      return `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead>${rows[0]}</thead><tbody>${rows.slice(1).join("")}</tbody></table></div>\n`;
    },
  },
});

const pages = readdirSync(source).filter((file) => file.endsWith(".md")).map((file) => {
  const text = readFileSync(join(source, file), "utf8");
  return { file: file === "README.md" ? "index.html" : file.replace(".md", ".html"), title: /^# (.*)$/m.exec(text)[1], text };
});

// As the overview lists them, after itself.
const listed = [...pages.find((page) => page.file === "index.html").text.matchAll(/^\| \[.*?\]\(([\w-]+)\.md\)/gm)];
const order = ["index.html", ...listed.map(([, name]) => `${name}.html`)];
const menu = order.map((file) => pages.find((page) => page.file === file));
if (menu.length !== pages.length || menu.includes(undefined)) throw new Error("src/site/docs/README.md does not list every page once");

mkdirSync(join(dist, "docs"), { recursive: true });
for (const asset of ["docs.css", "docs.js"]) copyFileSync(join(source, asset), join(dist, "docs", asset));
for (const { file, title, text } of pages) {
  const own = text.replaceAll(/<!-- Only in the repository -->[^]*?<!-- -->\n/g, "");
  const content = marked.parse(own).replaceAll(/href="([\w-]+)\.md"/g, 'href="$1.html"');
  const links = menu.map((page) => {
    const current = page.file === file ? ' aria-current="page"' : "";
    return `<li><a href="${page.file}"${current}>${page.file === "index.html" ? "Overview" : page.title}</a></li>`;
  });
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
<script src="../embed.js" defer></script>
<script src="docs.js" defer></script>
</head>
<body>
<a class="skip-link" href="#content">Skip to the content</a>
<header class="top"><a href="../">Agent Playground</a><a href="index.html"${file === "index.html" ? ' aria-current="page"' : ""}>In your documentation</a></header>
<div class="columns">
<nav aria-label="Tools"><ul>${links.join("")}</ul></nav>
<main id="content" tabindex="-1">
${content}</main>
</div>
</body>
</html>
`);
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
