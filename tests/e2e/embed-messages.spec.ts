import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Frame } from "@playwright/test";
import { APP, element, expect, FAULTY, type Host, test } from "./fixtures/host.ts";

// Whoever can reach a window can send it messages. None of these may have an effect.

declare const heard: unknown[];

const EVIL = "---\nname: evil\n---\n";

/** Messages that do not have the form, or must not count in spite of it. */
function hostile(evil: string): unknown[] {
  const nested: Record<string, unknown> = {};
  nested.self = nested;
  return [
    null, undefined, 0, true, "", "set", [], {}, [{ agentPlayground: 1, type: "set", text: evil }], new Map([["agentPlayground", 1]]), nested,
    { type: "set", text: evil },
    { agentPlayground: 2, type: "set", text: evil },
    { agentPlayground: "1", type: "set", text: evil },
    { agentPlayground: [1], type: "set", text: evil },
    { agentPlayground: 1, text: evil },
    { agentPlayground: 1, type: ["set"], text: evil },
    { agentPlayground: 1, type: "SET", text: evil },
    { agentPlayground: 1, type: "__proto__", text: evil },
    { agentPlayground: 1, type: "constructor", text: evil },
    { agentPlayground: 1, type: "init", text: evil }, // a second one
    { agentPlayground: 1, type: "set", text: [evil] },
    { agentPlayground: 1, type: "set", text: { toString: evil } },
    { agentPlayground: 1, type: "set", text: evil, name: 1 },
    { agentPlayground: 1, type: "set", text: evil, readonly: "no" },
    { agentPlayground: 1, type: "set", text: evil, theme: {} },
    { agentPlayground: 1, type: "set", text: evil + "x".repeat(4 * 1024 * 1024) },
    JSON.parse(`{"agentPlayground":1,"type":"set","__proto__":{"text":${JSON.stringify(evil)},"polluted":1}}`),
    JSON.parse(`{"agentPlayground":1,"type":"set","constructor":{"prototype":{"polluted":1}}}`),
    JSON.parse(`{"__proto__":{"agentPlayground":1,"type":"set","text":${JSON.stringify(evil)}}}`),
  ];
}

function embedOf(host: Host): Frame {
  const frame = host.page.frames().find((frame) => frame.url().startsWith(`${APP}embed/`));
  if (!frame) throw new Error("there is no embed");
  return frame;
}

async function isUnmoved(host: Host): Promise<void> {
  await host.page.waitForTimeout(200);
  await expect(host.source).toHaveValue(FAULTY);
  expect(await embedOf(host).evaluate(() => "polluted" in {})).toBe(false);
  expect(await host.withElement((element) => element.value)).toBe(FAULTY);
  // And it still works.
  await host.withElement((element) => { element.value = "---\nname: fine\n---\n"; });
  await expect(host.source).toHaveValue("---\nname: fine\n---\n");
}

test.describe("the frame passes over", () => {
  test("what its page sends in another form", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    await host.page.evaluate(([make, evil, app]) => {
      // The page's own code is not ours to trust either.
      const messages = new Function("evil", `${make}; return hostile(evil)`)(evil) as unknown[];
      const frame = document.querySelector("agent-playground")?.shadowRoot?.querySelector("iframe");
      for (const message of messages) frame?.contentWindow?.postMessage(message, app as string);
    }, [String(hostile), EVIL, APP] as const);
    await isUnmoved(host);
  });

  test("everybody who is not the page around it", async ({ host }) => {
    const sibling = `<script>for (const type of ["init", "set"]) for (let at = 0; at < parent.length; at += 1)
      parent[at].postMessage({ agentPlayground: 1, type, text: "evil" }, "*");
      parent.postMessage("sent", "*");</script>`;
    await host.visit({ script: "", body: `<iframe class="embed" title="embed" src="${APP}embed/"></iframe>` });
    await expect(host.source).toBeVisible();
    const before = await host.source.inputValue();
    await host.page.evaluate((html) => new Promise((sent) => {
      addEventListener("message", ({ data }) => data === "sent" && sent(undefined));
      document.body.append(Object.assign(document.createElement("iframe"), { srcdoc: html }));
    }), sibling);
    await embedOf(host).evaluate((evil) => {
      for (const type of ["init", "set"]) {
        const data = { agentPlayground: 1, type, text: evil };
        postMessage(data, origin); // from itself
        dispatchEvent(new MessageEvent("message", { data, origin, source: null }));
      }
    }, EVIL);
    await host.page.waitForTimeout(200);
    await expect(host.source).toHaveValue(before);
    // The page around it is heard, and once it has spoken, its origin alone.
    const say = (data: unknown) => host.page.evaluate(([data, app]) => frames[0]?.postMessage(data, app as string), [data, APP] as const);
    await say({ agentPlayground: 1, type: "set", text: "too early" });
    await say({ agentPlayground: 1, type: "init", text: FAULTY });
    await expect(host.source).toHaveValue(FAULTY);
    await embedOf(host).evaluate((evil) => {
      for (const type of ["init", "set"]) {
        const data = { agentPlayground: 1, type, text: evil };
        dispatchEvent(new MessageEvent("message", { data, origin: "https://elsewhere.invalid", source: parent }));
      }
    }, EVIL);
    await host.page.waitForTimeout(200);
    await expect(host.source).toHaveValue(FAULTY);
  });

  test("a page from disk, which has no origin of its own", async ({ page, host }, info) => {
    const html = `<title>x</title><link rel=icon href="data:,"><script>heard = [];
      addEventListener("message", ({ data }) => heard.push(data));
      function go(frame) { frame.contentWindow.postMessage({ agentPlayground: 1, type: "init", text: "evil" }, "*"); }</script>
      <script src="${APP}embed.js"></script>
      <iframe class="embed" src="${APP}embed/" onload="go(this)"></iframe>${element("load=eager")}`;
    await writeFile(info.outputPath("page.html"), html);
    await page.goto(pathToFileURL(info.outputPath("page.html")).href);
    await expect(host.source).toBeVisible();
    await page.waitForTimeout(300);
    await expect(host.source).not.toHaveValue("evil");
    expect(await page.evaluate(() => heard)).toEqual([]);
    await expect(page.locator("pre"), "the element keeps its text").toBeVisible();
    await expect(page.locator("agent-playground iframe")).toHaveCount(0);
  });
});

test.describe("the element passes over", () => {
  test("whoever is not its frame", async ({ host }) => {
    const liar = `<script>addEventListener("message", () => { for (const type of ["ready", "change", "height"]) parent.postMessage({ agentPlayground: 1, type, text: "evil", height: 5 }, "*"); });</script>`;
    await host.visit({ body: `${element()}<iframe id="liar" sandbox="allow-scripts" srcdoc='${liar}'></iframe><iframe id="same" src="${APP}badge.svg"></iframe>` });
    await host.isReady();
    const height = await host.height();
    await host.page.evaluate((app) => {
      const data = { agentPlayground: 1, type: "change", text: "evil", height: 5 };
      postMessage(data, origin); // the page to itself
      document.querySelector<HTMLIFrameElement>("#liar")?.contentWindow?.postMessage("lie", "*");
      const frame = document.querySelector("agent-playground")?.shadowRoot?.querySelector("iframe")?.contentWindow ?? null;
      const same = document.querySelector<HTMLIFrameElement>("#same")?.contentWindow ?? null;
      dispatchEvent(new MessageEvent("message", { data, origin: "https://elsewhere.invalid", source: frame })); // its frame, gone elsewhere
      dispatchEvent(new MessageEvent("message", { data, origin: new URL(app).origin, source: same })); // another frame of its origin
    }, APP);
    await host.page.waitForTimeout(200);
    expect(await host.height()).toBe(height);
    expect((await host.heard()).filter((event) => event.startsWith("change"))).toEqual([]);
    await isUnmoved(host);
  });

  test("what its frame says in another form", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    const height = await host.height();
    const before = await host.heard();
    const own = await host.page.evaluate(() => origin);
    await embedOf(host).evaluate((own) => {
      for (const message of [
        null, 1, "change", [], {},
        { type: "change", text: "evil" },
        { agentPlayground: 2, type: "change", text: "evil" },
        { agentPlayground: 1, type: "change", text: 1 },
        { agentPlayground: 1, type: "height", height: "5" },
        { agentPlayground: 1, type: "height", height: NaN },
        { agentPlayground: 1, type: "height", height: Infinity },
        { agentPlayground: 1, type: "toString" },
        { agentPlayground: 1, type: "click" },
      ]) parent.postMessage(message, own);
      parent.postMessage({ agentPlayground: 1, type: "height", height: 1e9 }, own);
    }, own);
    await expect.poll(() => host.height(), "a height is bounded").toBe(1202);
    await embedOf(host).evaluate((own) => parent.postMessage({ agentPlayground: 1, type: "height", height: -1e9 }, own), own);
    await expect.poll(() => host.height()).toBe(122);
    expect(height).toBeGreaterThan(122);
    expect((await host.heard()).filter((event) => /evil|undefined|click|toString/.test(event))).toEqual([]);
    expect((await host.heard()).length).toBeLessThanOrEqual(before.length + 1);
    await isUnmoved(host);
  });
});
