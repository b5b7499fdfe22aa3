import { AxeBuilder } from "@axe-core/playwright";
import { readdirSync } from "node:fs";
import { APP, element, expect, FAULTY, test } from "./fixtures/host.ts";
import { serve } from "./server.mjs";

const DIST = new URL("../../dist/", import.meta.url).pathname;

// What dist/ holds besides the page: it works at any path, and its pages are as good as the page.

test("page, embed, badge and docs work below a path, on a server that sends no headers", async ({ host }) => {
  const server = await serve(DIST, 0, "/some/sub/path/", undefined, false);
  const script = `<script src="${server.url}embed.js"></script>`;
  await host.visit({ script, body: `${element()}<img alt="Open" src="${server.url}badge.svg">` });
  await host.isReady();
  await expect(host.source).toHaveValue(FAULTY);
  await expect(host.page.getByAltText("Open")).toHaveJSProperty("naturalWidth", 188);
  const link = host.frame.getByRole("link", { name: "Open in Agent Playground" });
  await link.hover();
  const href = (await link.getAttribute("href")) ?? "";
  expect(href.startsWith(`${server.url}#`)).toBe(true);
  await host.page.goto(href);
  await expect(host.page.locator("#source")).toHaveValue(FAULTY);
  await host.page.goto(`${server.url}docs/`);
  await expect(host.page.locator("agent-playground div.ready")).toBeAttached();
  await host.page.getByRole("link", { name: "VitePress" }).first().click();
  await expect(host.page.getByText(`${server.url}embed.js`).first(), "snippets name the site").toBeVisible();
  // What the last page still fetches is not to find the server gone.
  await host.page.goto("about:blank");
  await server.close();
});

test("every file of dist/ that names another one names it without a host or a root", async ({ request }) => {
  for (const page of ["index.html", "embed/index.html", "docs/index.html"]) {
    const html = await (await request.get(`${APP}${page}`)).text();
    const addresses = [...html.matchAll(/\b(?:href|src|data-js|data-wasm)="?([^"\s>]+)/g)].map(([, address = ""]) => address);
    expect(addresses.filter((address) => /^(\/|https?:)/.test(address)), page).toEqual([]);
  }
});

const pages = readdirSync(`${DIST}docs`).filter((file) => file.endsWith(".html"));

test("the docs have a page for each tool, and those of rules and clients", () => {
  expect(pages.toSorted()).toEqual(["clients.html", "docusaurus.html", "github-readme.html", "html.html", "index.html", "mdbook.html", "mkdocs-material.html", "rules.html", "starlight.html", "vitepress.html"]);
});

for (const file of pages) {
  test(`docs/${file} has working links and no fault that axe finds`, async ({ host, request }) => {
    // The longest page has thousands of elements, and axe looks at each.
    if (file === "rules.html") test.slow();
    for (const [colorScheme, width] of [["light", 360], ["dark", 1280]] as const) {
      await host.page.emulateMedia({ colorScheme });
      await host.page.setViewportSize({ width, height: 800 });
      await host.page.goto(`${APP}docs/${file}`);
      if (file === "index.html") await host.isReady();
      const { violations } = await new AxeBuilder({ page: host.page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
      expect(await host.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling sideways").toBe(true);
    }
    const links = await host.page.locator("a[href]").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const link of new Set(links.filter((link) => link.startsWith(APP) && !link.includes("#")))) {
      expect((await request.get(link)).status(), link).toBe(200);
    }
    const lost = await host.page.locator('a[href^="#"]').evaluateAll((links) =>
      links.map((link) => link.getAttribute("href") ?? "").filter((href) => document.getElementById(href.slice(1)) === null),
    );
    expect(lost, "links within the page").toEqual([]);
    await expect(host.page.getByText("playground.example/embed")).toHaveCount(0);
  });
}

test("every rule has an address of its own, at which it is read", async ({ host }) => {
  await host.page.goto(`${APP}docs/rules.html#quote-inside-quotes`);
  const rule = host.page.getByRole("heading", { name: "quote-inside-quotes" });
  await expect(rule).toBeInViewport();
  const sources = readdirSync(new URL("../../src/lint/rules", import.meta.url).pathname).filter((file) => file !== "mod.rs");
  const names = sources.map((file) => file.replace(".rs", "").replaceAll("_", "-"));
  expect((await host.page.locator("h2").allTextContents()).toSorted()).toEqual(names.toSorted());
});
