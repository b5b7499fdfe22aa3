import { AxeBuilder } from "@axe-core/playwright";
import { request as http } from "node:http";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DIST, expect, test } from "./fixtures/walls.ts";
import { parseHeaders, serve } from "./server.mjs";

const READY = "html[data-ready=true]";

async function open(page: Page, url = "."): Promise<void> {
  await page.goto(url);
  await expect(page.locator(READY)).toBeAttached();
}

test.describe("the page", () => {
  test.use({ serviceWorkers: "allow" });

  test("starts, and says nothing in the console", async ({ page }) => {
    const said: string[] = [];
    page.on("console", (message) => {
      if (message.type() !== "debug") said.push(message.text());
    });
    await open(page);
    await page.waitForLoadState("networkidle"); // the browser tells of an unused preload late
    await expect(page).toHaveTitle(/Agent Playground/);
    await expect(page.locator("#boot")).toHaveCount(0);
    expect(said).toEqual([]);
  });

  test("fetches each file once", async ({ page }) => {
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await open(page);
    await page.waitForLoadState("networkidle");
    expect(fetched.toSorted()).toEqual([...new Set(fetched)].toSorted());
    expect(fetched.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  });

  test("asks for nothing once it is ready", async ({ page }) => {
    await open(page);
    const source = page.locator("#source");
    await source.pressSequentially("name: canary");
    await source.fill("");
    await page.waitForTimeout(500); // a request that comes late is still one
  });

  test("works at a sub-path", async ({ page, subPath }) => {
    await open(page, subPath);
  });

  test("says what it needs when scripts are off", async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}`);
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.getByText("Loading")).toBeHidden();
    await context.close();
  });
});

test.describe("the policy", () => {
  for (const [name, address, trusted] of [["page", ".", "service-worker"], ["embed", "embed/", "'none'"]] as const) {
    test(`of the ${name} is the same in the header and in the page`, async ({ page }) => {
      const response = await page.goto(address);
      const header = directives(response?.headers()["content-security-policy"] ?? "");
      const meta = directives((await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content")) ?? "");
      expect(header.delete("frame-ancestors")).toBe(name === "page"); // the one a meta element cannot carry
      expect(header).toEqual(meta);
      expect(meta.get("default-src")).toBe("'none'");
      expect(meta.get("trusted-types")).toBe(trusted);
      expect([...meta.values()].join(" ")).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
      const first = page.locator("head > meta").nth(1);
      await expect(first, "before anything that it governs").toHaveAttribute("http-equiv", "Content-Security-Policy");
    });
  }

  test("is said to nginx as to the other hosts", async () => {
    const site = new URL("../../src/site/", import.meta.url);
    const nginx = await readFile(new URL("nginx.conf", site), "utf8");
    const rules = parseHeaders(await readFile(new URL("_headers", site), "utf8"));
    const set = new Map([...nginx.matchAll(/^set (\$\w+) "(.*)";$/gm)].map(([, name = "", value = ""]) => [name, value]));
    const said = nginx.replaceAll(/\$\w+/g, (name) => set.get(name) ?? name);
    for (const { headers } of rules) {
      for (const [name, value] of headers) expect(said, `${name}: ${value}`).toMatch(new RegExp(`add_header ${name} "?${escaped(value)}"?;`));
    }
  });

  test("lets nobody name a script: the one policy is made, and says one thing", async ({ page, walls }) => {
    await open(page);
    walls.expect(/^console: policy: (trusted-types|require-trusted-types-for)/, /^console: .*(TrustedTypePolicy|TrustedScriptURL)/);
    const made = await page.evaluate(async () => {
      const attempt = (what: () => unknown) => new Promise((done) => done(what())).then(() => "done", () => "refused");
      const rules = { createScriptURL: (url: string) => url, createHTML: (html: string) => html };
      const { trustedTypes } = self as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } };
      return Promise.all([
        ...["service-worker", "default", "other"].map((name) => attempt(() => trustedTypes.createPolicy(name, rules))),
        attempt(() => new Worker("sw.js")),
      ]);
    });
    expect(made).toEqual(["refused", "refused", "refused", "refused"]);
  });

  test("holds by the meta element alone", async ({ page, walls }) => {
    await page.route("**/*", async (route) => {
      const response = await route.fetch();
      const { "content-security-policy": _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await open(page);
    walls.expect(/^console: policy: require-trusted-types-for/, /^console: .*TrustedHTML/);
    const refused = await page.evaluate(() => {
      try {
        document.createElement("p").innerHTML = "<b>x</b>";
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
  });

  test("files that change their name may be kept, others not", async ({ request }) => {
    const html = await request.get(".");
    expect(html.headers()["cache-control"]).toBe("no-cache");
    const hashed = [...(await html.text()).matchAll(/(?:href|src|data-[a-z]+)="?\.\/([^"\s>]+\.(?:js|css|wasm))/g)];
    expect(hashed.length).toBeGreaterThan(4);
    for (const [, file = ""] of hashed) {
      expect(file).toMatch(/-[0-9a-f]{8,}(_bg)?\.\w+$/);
      expect((await request.get(file)).headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
    }
  });
});

// The walls themselves: a wall that lets everything through would keep every other test green.
test.describe("the walls notice", () => {
  test.beforeEach(({ page }) => open(page));

  test("a request after ready", async ({ page, walls }) => {
    walls.expect(/^request after ready: GET .*index\.html/);
    await page.evaluate(() => fetch("index.html?again"));
  });

  test("a request to another origin", async ({ page, walls }) => {
    walls.expect(/^console: policy: connect-src blocked https:\/\/elsewhere\.invalid/, /^console: .*elsewhere\.invalid/);
    await page.evaluate(() => fetch("https://elsewhere.invalid/").catch(() => undefined));
  });

  test("a page left with text in its address", async ({ page, walls }) => {
    walls.expect(/^visit elsewhere: GET .*\?text=canary/);
    await page.evaluate(() => { location.search = "?text=canary"; });
    await page.waitForURL(/canary/);
  });

  test("a script or a style put into the page", async ({ page, walls }) => {
    walls.expect(/^console: policy: require-trusted-types-for/, /^console: policy: style-src-attr/, /^console: .*(TrustedScript|inline style)/);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.append("window.__xss = 1");
      document.body.append(script);
      document.body.setAttribute("style", "color: red");
    });
    expect(await page.evaluate(() => "__xss" in window)).toBe(false);
  });

  test("an error of the page, and one in the console", async ({ page, walls }) => {
    walls.expect(/^error: thrown/, /^console: written/);
    await page.evaluate(() => {
      setTimeout(() => { throw new Error("thrown"); });
      console.error("written");
      return new Promise((done) => setTimeout(done, 50));
    });
  });
});

test.describe("a start that fails is explained", () => {
  const failures = [
    { name: "the wasm does not arrive", files: "**/*.wasm", why: "A part of the program did not arrive" },
    { name: "the module does not arrive", files: "**/agent-playground-*.js", why: "A part of the program did not arrive" },
  ];
  for (const { name, files, why } of failures) {
    test(name, async ({ page, walls }) => {
      walls.expect(/^console: Failed to load resource/);
      await page.route(files, (route) => route.abort());
      await page.goto(".");
      await expect(page.getByRole("alert")).toContainText(why);
      await expect(page.getByRole("alert")).toContainText("reload the page");
      await expect(page.getByRole("button", { name: "Reload the page" })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }

  test("the server sends a page for every address", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await page.goto(".");
    await expect(page.getByRole("alert")).toContainText("the server sent a page in its place");
  });

  test("the wasm is not one this browser reads", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm????" }));
    await page.goto(".");
    await expect(page.getByRole("alert")).toContainText("This browser cannot run the program");
  });

  test("there is no WebAssembly, and the stored text is handed out", async ({ page }) => {
    await store(page, "name: kept");
    await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
    await page.goto(".");
    await expect(page.getByRole("alert")).toContainText("WebAssembly is missing");
    await expect(page.getByLabel("Your text")).toHaveValue("name: kept");
  });
});

test.describe("when the app dies", () => {
  test("by a panic, the text stays reachable and nothing of the app runs on", async ({ page, walls }) => {
    await open(page);
    await page.locator("#source").fill("name: precious");
    walls.expect(/^error: .*unreachable/);
    await panic(page);

    const crash = page.getByRole("alert");
    await expect(crash).toContainText("Agent Playground stopped working");
    await expect(crash).toContainText("panicked at");
    await expect(page.getByRole("heading", { name: "stopped working" })).toBeFocused();
    await expect(page.getByLabel("Your text")).toHaveValue("name: precious");
    await expect(page.getByLabel("Your text")).not.toBeEditable();
    await expect(page.locator("#app")).toHaveJSProperty("inert", true);

    const before = await page.locator("#app").innerHTML();
    await page.evaluate(() => {
      for (const node of document.querySelectorAll("#app :not(a[target], a[target] *)")) { // links go on by themselves
        node.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        node.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    });
    expect(await page.locator("#app").innerHTML()).toBe(before);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  test("the text can be downloaded and copied", async ({ page, context, walls }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page);
    await page.locator("#source").fill("name: precious");
    walls.expect(/^error: .*unreachable/);
    await trap(page);

    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.md$/);
    expect(await readFile(await download.path(), "utf8")).toBe("name: precious");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("name: precious");
  });

  test("the stored draft is shown where the page has no text field", async ({ page, walls }) => {
    await store(page, "name: drafted");
    await open(page);
    await page.evaluate(() => document.querySelector("#source")?.remove());
    walls.expect(/^error: .*unreachable/);
    await trap(page);
    await expect(page.getByLabel("Your text")).toHaveValue("name: drafted");
  });

  test("reload brings it back", async ({ page, walls }) => {
    await open(page);
    walls.expect(/^error: .*unreachable/);
    await trap(page);
    await page.getByRole("button", { name: "Reload the page" }).click();
    await expect(page.locator(READY)).toBeAttached();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("errors that are none of the app's leave it alone", async ({ page, walls }) => {
    walls.expect(/^error: an extension's/, /^error: rejected/);
    await open(page);
    await page.evaluate(async () => {
      dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }));
      setTimeout(() => { throw new TypeError("an extension's"); });
      void Promise.reject(new Error("rejected"));
      await new Promise((done) => setTimeout(done, 50));
    });
    await expect(page.getByText("stopped working")).toHaveCount(0);
    await expect(page.locator("#app")).toHaveJSProperty("inert", false);
  });
});

test.describe("the server of these tests", () => {
  test("gives out the folder and nothing else", async () => {
    const server = await serve(DIST, 0, "/below/");
    const status = (path: string, method = "GET") => new Promise<number | undefined>((done, failed) => {
      // fetch would resolve the dots before sending them
      http(new URL(server.url).origin, { path, method }, (response) => done(response.resume().statusCode)).on("error", failed).end();
    });
    expect(await status("/below/")).toBe(200);
    expect(await status("/below")).toBe(308);
    expect(await status("/")).toBe(404);
    expect(await status("/below/absent")).toBe(404);
    expect(await status("/below/_headers")).toBe(404);
    expect(await status("/below/../../Cargo.toml")).toBe(404);
    expect(await status("/below/%2e%2e/Cargo.toml")).toBe(404);
    expect(await status("/below/..%2fCargo.toml")).toBe(404);
    expect(await status("/below/%")).toBe(400);
    expect(await status("/below/%00")).toBe(404);
    expect(await status("/below/", "POST")).toBe(405);
    await server.close();
  });

  test("reads _headers as the hosts do", async () => {
    const rules = parseHeaders("# a comment\n/*\n  X-One: 1\n/*.js\n  X-One: 2\n  X-Two: a: b\n");
    expect(rules.map((rule) => rule.path.test("/a/b.js"))).toEqual([true, true]);
    expect(rules.map((rule) => rule.path.test("/a/bXjs"))).toEqual([true, false]);
    expect(rules[1]?.headers).toEqual([["X-One", "2"], ["X-Two", "a: b"]]);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function directives(policy: string): Map<string, string> {
  return new Map(policy.split(";").map((directive) => {
    const [name = "", ...values] = directive.trim().split(/\s+/);
    return [name, values.join(" ")];
  }));
}

async function store(page: Page, text: string): Promise<void> {
  await page.addInitScript((text) => {
    localStorage.setItem("agent-playground/current", "1");
    localStorage.setItem("agent-playground/draft/1", `agent-playground 1\nstored.md\n${text}`);
  }, text);
}

/** The module is the one the page runs, so what its start function hands back is the living app. */
async function inTheApp(page: Page, action: "panic" | "trap"): Promise<void> {
  await page.evaluate(async (action) => {
    const module = document.querySelector<HTMLElement>("meta[name=app-files]")?.dataset.js ?? "";
    const app = await (await import(new URL(module, document.baseURI).href)).default();
    const element = document.querySelector("#app");
    setTimeout(() => {
      if (action === "trap") app.__wbindgen_malloc(-1, 1);
      element?.removeAttribute("id");
      try {
        app.main(0, 0);
      } finally {
        // It looks for the element once it has read what is kept.
        setTimeout(() => element?.setAttribute("id", "app"), 1000);
      }
    });
  }, action);
}

/** `main` finds no element to draw in: a Rust panic, through the hook. */
const panic = (page: Page) => inTheApp(page, "panic");

/** Memory for more bytes than there are: the allocator aborts, past the hook. */
const trap = (page: Page) => inTheApp(page, "trap");
