import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { CodeEditor } from "./fixtures/code_editor.ts";
import { Deployment } from "./fixtures/deployment.ts";
import { Playground } from "./fixtures/playground.ts";
import { test as base, expect } from "./fixtures/walls.ts";

// The page without a network, and what becomes of it when a new build is published.

const FILE = "---\nname: a\ndescription: Use when one thing happens.\n---\n\nDo it.\n";

const test = base.extend<{ host: Deployment }>({
  host: async ({ page }, use) => {
    const host = await Deployment.start();
    await use(host);
    await page.goto("about:blank");
    await host.stop();
  },
});

test.use({ serviceWorkers: "allow" });

/** Opens the page, as somebody who then does something. */
async function visit(page: Page, url: string): Promise<Playground> {
  const playground = new Playground(page);
  await playground.visit(url);
  await page.mouse.move(10, 10);
  return playground;
}

/** Until the build is kept and answers for the page. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller) await new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });
}

/** The caches of this host, with the addresses in them. */
async function caches(page: Page): Promise<[string, string[]][]> {
  return page.evaluate(async () => {
    const names = await self.caches.keys();
    const keys = async (name: string) => (await (await self.caches.open(name)).keys()).map(({ url }) => url);
    return Promise.all(names.map(async (name): Promise<[string, string[]]> => [name, await keys(name)]));
  });
}

async function buildOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset.mark ?? "one");
}

const update = (page: Page) => page.locator(".banner", { hasText: "A new version of Agent Playground is here." });

test.describe("with the network off", () => {
  test.use({ editor: "code" });

  test("the page opens with its files, its editor, its links and its docs", async ({ page, host, context }) => {
    const playground = await visit(page, host.url);
    const editor = new CodeEditor(page);
    await playground.open("a.md", FILE);
    await playground.saved();
    await isKept(page);
    await host.offline();

    await page.reload();
    await editor.isThere();
    await editor.shows(FILE);
    await editor.goBehind("Do it.");
    await page.keyboard.type(" Twice.");
    await playground.saved();

    await page.keyboard.press("ControlOrMeta+Shift+s");
    const link = await page.getByLabel(/^Link, [0-9]+ characters$/).inputValue();
    await expect(page.locator(".fits .is-ok"), "with the words that make it short").toHaveCount(4);
    const visitor = await context.newPage();
    await visitor.goto(link);
    await expect(visitor.getByText("You opened a shared file.")).toBeVisible();
    const shared = new CodeEditor(visitor);
    await shared.isThere();
    await shared.shows(/Twice\.\n$/);

    await visitor.goto(`${host.url}docs/vitepress.html`);
    await expect(visitor.getByRole("heading", { level: 1, name: "VitePress" })).toBeVisible();
    await visitor.goto(`${host.url}docs/`);
    await expect(visitor.locator("agent-playground div.ready").first()).toBeAttached();
    await visitor.close();
  });

});

test("a page that is open when the network goes still gets what it has not fetched yet", async ({ page, host }) => {
  await visit(page, host.url);
  await isKept(page);
  await host.offline();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await new CodeEditor(page).isThere();
});

test.describe("what is kept", () => {
  test("is every file of the build once, and nothing of its user", async ({ page, host }) => {
    const playground = await visit(page, host.url);
    await playground.open("canary.md", FILE.replace("Do it.", "canary"));
    await isKept(page);
    await page.reload();
    await playground.saved();
    const [cache, ...others] = await caches(page);
    expect(others).toEqual([]);
    const worker = await readFile(join(host.folder, "sw.js"), "utf8");
    const build = JSON.parse(/^const BUILD = ([^]*?);\n\n/.exec(worker)?.[1] ?? "") as { files: Record<string, string> };
    const addresses = Object.keys(build.files);
    expect(addresses).toEqual(expect.arrayContaining(["", "docs/", "embed/", "embed.js", "links-1.txt", "manifest.webmanifest"]));
    expect(addresses.filter((address) => address.endsWith(".wasm")).length).toBeGreaterThan(0);
    expect(cache?.[1].toSorted()).toEqual(addresses.map((address) => host.url + address).toSorted());
  });

  test("is not fetched a second time where the page has just fetched it", async ({ page, host, context }) => {
    await visit(page, host.url);
    await isKept(page);
    const fetched = await context.serviceWorkers()[0]?.evaluate(() => {
      const files = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      return files.filter(({ transferSize }) => transferSize > 0).map(({ name }) => name);
    });
    expect(fetched).toContain(`${host.url}links-1.txt`);
    expect(fetched?.filter((address) => /\/(agent-playground|boot|disk|style)-/.test(address))).toEqual([]);
  });

  test("stays when everything is forgotten, as it says", async ({ page, host }) => {
    const playground = await visit(page, host.url);
    await isKept(page);
    await playground.run("forget everything");
    await expect(page.getByRole("alert")).toContainText("The program itself stays, so that it opens without a network.");
    await page.getByRole("button", { name: "Forget everything", exact: true }).last().click();
    await host.offline();
    await page.reload();
    await expect(page.locator("h1")).toHaveText("api-reviewer.md");
  });

  test("has the policy that came with it", async ({ page, host, context, baseURL }) => {
    await visit(page, host.url);
    await isKept(page);
    const response = await page.reload();
    expect(response?.fromServiceWorker()).toBe(true);
    expect(response?.headers()["content-security-policy"]).toContain("frame-ancestors 'self'");
    // And the worker may ask its own host alone.
    const asked = context.serviceWorkers()[0]?.evaluate((other) => fetch(other, { mode: "no-cors" }).then(() => "sent", () => "blocked"), baseURL ?? "");
    expect(await asked).toBe("blocked");
  });

  test("is that of one place: another deployment of this host is left alone", async ({ page, host, context }) => {
    await visit(page, host.url);
    await isKept(page);
    const other = await context.newPage();
    await other.goto(`${host.url}embed/`);
    await other.evaluate(async () => (await self.caches.open("agent-playground http://127.0.0.1/other/ 1")).put("x", new Response("x")));
    await other.close();
    await host.publish("two");
    await page.reload();
    await expect(update(page)).toBeVisible();
    await page.goto("about:blank");
    await page.goto(host.url);
    await expect.poll(async () => (await caches(page)).map(([name]) => name.split(" ")[1])).toEqual(["http://127.0.0.1/other/", host.url]);
  });

  test("is nothing at all where only an embed was shown", async ({ page, host }) => {
    await page.goto(`${host.url}embed/`);
    await expect(page.locator("html[data-ready=true]")).toBeAttached();
    await page.mouse.move(10, 10);
    await page.waitForTimeout(2_500); // the page itself would have begun by now
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(await caches(page)).toEqual([]);
  });
});

test.describe("a new build", () => {
  test("is there at the second load, says so at the first, and loses nothing", async ({ page, host }) => {
    const playground = await visit(page, host.url);
    await playground.open("a.md", FILE);
    await playground.saved();
    await isKept(page);
    await expect(update(page)).toHaveCount(0);

    await host.publish("two");
    await page.reload();
    expect(await buildOf(page)).toBe("one");
    await expect(update(page)).toBeVisible();
    await playground.source.fill("typed a moment ago");
    await page.getByRole("button", { name: "Reload", exact: true }).click();
    await expect.poll(() => buildOf(page)).toBe("two");
    await expect(playground.source).toHaveValue("typed a moment ago");
    await expect(update(page)).toHaveCount(0);
  });

  test("can wait, and comes by itself with the next load", async ({ page, host }) => {
    await visit(page, host.url);
    await isKept(page);
    await host.publish("two");
    await page.reload();
    await page.getByRole("button", { name: "Later" }).click();
    await expect(update(page)).toHaveCount(0);
    await page.reload();
    expect(await buildOf(page)).toBe("two");
  });

  test("waits behind a shared file until its user has decided on that", async ({ page, host }) => {
    const playground = await visit(page, host.url);
    await playground.open("a.md", FILE);
    await page.keyboard.press("ControlOrMeta+Shift+s");
    const link = await page.getByLabel(/^Link, [0-9]+ characters$/).inputValue();
    await isKept(page);
    await host.publish("two");
    await page.goto("about:blank");
    await page.goto(link);
    await expect(page.getByText("You opened a shared file.")).toBeVisible();
    await page.waitForFunction(() => document.documentElement.dataset.update === "waits");
    await expect(page.getByText("You opened a shared file.")).toBeVisible();
    await page.getByRole("button", { name: "Keep a copy" }).click();
    await expect(update(page)).toBeVisible();
  });

  test("leaves a page of the old one whole, though its files are gone from the host", async ({ page, host, context }) => {
    await visit(page, host.url);
    await isKept(page);
    await host.publish("two");
    const fresh = await context.newPage();
    await fresh.goto(host.url);
    await expect(update(fresh)).toBeVisible();
    await fresh.reload();
    expect(await buildOf(fresh)).toBe("two");
    await fresh.close();
    await expect(update(page)).toBeVisible();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Code", exact: true }).click();
    await new CodeEditor(page).isThere();
    expect(await buildOf(page)).toBe("one");
  });

  test("drops what is left of the old one once no page of it is open", async ({ page, host }) => {
    await visit(page, host.url);
    await isKept(page);
    await host.publish("two");
    await page.reload();
    await expect(update(page)).toBeVisible();
    expect(await caches(page)).toHaveLength(2);
    await page.goto("about:blank");
    await page.goto(host.url);
    await expect.poll(async () => (await caches(page)).length).toBe(1);
  });

  test("of which a file is not what it should be is not taken, and the old one stays", async ({ page, host }) => {
    await visit(page, host.url);
    await isKept(page);
    await host.publish("two");
    await appendFile(join(host.folder, "embed.js"), "\nalert(1);\n");
    const refused = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const { installing } = await registration.update();
      if (installing?.state === "installing") await new Promise((done) => installing.addEventListener("statechange", done));
      return installing?.state;
    });
    expect(refused).toBe("redundant");
    await page.reload();
    expect(await buildOf(page)).toBe("one");
    expect(await caches(page)).toHaveLength(1);
    await host.publish("three");
    await page.reload();
    await expect(update(page)).toBeVisible();
    await page.reload();
    expect(await buildOf(page)).toBe("three");
  });
});

test.describe("installed", () => {
  test("the page has a name, icons and a start that the browser accepts", async ({ page, host, context, request }) => {
    await visit(page, host.url);
    await isKept(page);
    const client = await context.newCDPSession(page);
    const { errors, data } = await client.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { icons } = JSON.parse(data ?? "") as { icons: { src: string; sizes: string; purpose?: string }[] };
    for (const { src, sizes } of icons) {
      const bytes = await (await request.get(host.url + src.slice(2))).body();
      if (!src.endsWith(".png")) continue;
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
    }
    expect((await client.send("Page.getInstallabilityErrors")).installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });

  test("it opens the files that the system hands over, and saves them back", async ({ page, host }) => {
    await page.addInitScript(() => {
      const value = { setConsumer: (consumer: unknown) => Object.assign(window, { consumer }) };
      Object.defineProperty(window, "launchQueue", { value });
    });
    const playground = await visit(page, host.url);
    await page.evaluate(async (text) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle("handed.md", { create: true });
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      (window as unknown as { consumer(launch: { files: unknown[] }): void }).consumer({ files: [handle] });
    }, FILE);
    await expect(page.locator("h1")).toHaveText("handed.md");
    await playground.source.fill("changed");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("handed.md saved where it was opened from.")).toBeVisible();
  });
});
