import { AxeBuilder } from "@axe-core/playwright";
import { APP, element, expect, FAULTY, test } from "./fixtures/host.ts";

const FIXED = FAULTY.replace("Use this agent when an API changes: before the merge.", '"Use this agent when an API changes: before the merge."');
const LONG = `---\nname: long\ndescription: Use when long.\n---\n${"A line of the prompt.\n".repeat(400)}`;

test.describe("an element in a page of another origin", () => {
  test("shows its text, checked, and tells of it", async ({ host }) => {
    await host.visit({ body: element('name="reviewer.md"') });
    await host.isReady();
    await expect(host.frame.locator("h1")).toHaveText("reviewer.md");
    await expect(host.source).toHaveValue(FAULTY);
    await expect(host.frame.locator("header .is-error")).toHaveText("1 error");
    await expect(host.page.locator("pre")).toBeHidden();
    await expect.poll(() => host.heard()).toEqual([
      `ready ${JSON.stringify({ value: FAULTY })}`,
      expect.stringMatching(/^diagnostics \{"errors":1,"warnings":\d,"hints":\d\}$/),
    ]);
  });

  test("works as a module too, and only once where it is loaded twice", async ({ host }) => {
    const script = `<script src="${APP}embed.js" type="module"></script>`;
    await host.visit({ body: element(), script: script + script.replace("embed.js", "embed.js?again") });
    await host.isReady();
    await expect(host.page.locator("iframe")).toHaveCount(1);
  });

  test("gives and takes its value", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    expect(await host.withElement((element) => element.value)).toBe(FAULTY);
    await host.withElement((element) => { element.value = "---\nname: b\n---\n"; });
    await expect(host.source).toHaveValue("---\nname: b\n---\n");
    await host.source.press("ControlOrMeta+End");
    await host.source.pressSequentially("Hi");
    await expect.poll(() => host.withElement((element) => element.value)).toBe("---\nname: b\n---\nHi");
    const changes = (await host.heard()).filter((event) => event.startsWith("change"));
    expect(changes.at(-1)).toBe(`change ${JSON.stringify({ value: "---\nname: b\n---\nHi" })}`);
    expect(changes, "what the page set itself is no news to it").toHaveLength(2);
  });

  test("takes a value before it is shown, and one that is all it has", async ({ host }) => {
    await host.visit({ body: "<agent-playground load=eager></agent-playground>" });
    await expect(host.page.locator("iframe"), "there is nothing to show").toHaveCount(0);
    await host.withElement((element) => { element.value = "---\nname: late\n---\n"; });
    await host.isReady();
    await expect(host.source).toHaveValue("---\nname: late\n---\n");
  });

  test("repairs, undoes, and tells the page", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    await host.frame.locator(".problem summary").first().click();
    await host.frame.getByRole("button", { name: "Fix", exact: true }).click();
    await expect(host.source).toHaveValue(FIXED);
    await expect.poll(() => host.withElement((element) => element.value)).toBe(FIXED);
    await host.source.press("ControlOrMeta+z");
    await expect(host.source).toHaveValue(FAULTY);
    await host.frame.getByRole("button", { name: /^Fix (all|\d)/ }).click();
    await host.frame.getByRole("button", { name: /^Apply/ }).click();
    await expect(host.source).toHaveValue(FIXED.replace("grep", "Grep").replace("KillShell", "TaskStop"));
    await expect.poll(async () => (await host.heard()).at(-1)).toMatch(/^diagnostics \{"errors":0/);
  });

  test("shows the first problems, and the others when asked", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    await expect(host.frame.locator(".problem")).toHaveCount(2);
    await host.frame.getByRole("button", { name: /more problems?$/ }).click();
    expect(await host.frame.locator(".problem").count()).toBeGreaterThan(2);
    await host.frame.locator(".problem summary").first().click();
    await host.frame.getByRole("button", { name: "unquoted-colon" }).click();
    await expect(host.frame.getByRole("heading", { name: "unquoted-colon" })).toBeVisible();
    await host.frame.getByRole("button", { name: "Back" }).click();
    await expect(host.frame.locator(".problem").first()).toBeVisible();
  });

  test("opens the whole page with the text as it stands", async ({ host, context }) => {
    await host.visit({ body: element('name="reviewer.md"') });
    await host.isReady();
    await host.source.fill("---\nname: changed\n---\n");
    const opening = context.waitForEvent("page");
    await host.frame.getByRole("link", { name: "Open in Agent Playground" }).click();
    const page = await opening;
    await expect(page.locator("#source")).toHaveValue("---\nname: changed\n---\n");
    expect(page.url()).toMatch(new RegExp(`^${APP}#`));
    expect(await page.evaluate(() => [opener, localStorage.length >= 0]), "no opener, and not in the frame's sandbox").toEqual([null, true]);
  });

  test("shows the file of a link", async ({ host }) => {
    await host.visit({ body: `<agent-playground src="${APP}#012.YS5tZAAtLS0KAKLSXE"></agent-playground>` });
    await host.isReady();
    await expect(host.frame.locator("h1")).toHaveText("a.md");
    await expect(host.source).toBeEditable();
    expect(await host.withElement((element) => element.value)).toBe("---\n");
  });

  test("says so when the link is broken", async ({ host }) => {
    await host.visit({ body: `<agent-playground src="${APP}#012.YS5tZAAtLS"></agent-playground>` });
    await host.isReady();
    await expect(host.frame.getByRole("alert")).toContainText("This link is incomplete");
  });

  test("follows its attributes", async ({ host }) => {
    await host.visit({ body: element('readonly panels="editor,preview" client="claude-code-plugin" theme="dark" name="a.md"') });
    await host.isReady();
    await expect(host.source).not.toBeEditable();
    await expect(host.frame.getByText(/^Checked for .*plugin/)).toBeVisible();
    await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(host.frame.locator(".problem")).toHaveCount(0);
    await expect(host.frame.locator("#listing")).toBeVisible();
    await host.withElement((element) => {
      element.removeAttribute("readonly");
      element.setAttribute("panels", "problems");
      element.setAttribute("theme", "light");
      element.setAttribute("name", "b.md");
    });
    await expect(host.frame.locator(".problem")).toHaveCount(2);
    await expect(host.source).toHaveCount(0);
    await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "light");
    await expect(host.frame.locator("h1")).toHaveText("b.md");
  });

  test("read-only means read-only", async ({ host }) => {
    await host.visit({ body: element("readonly") });
    await host.isReady();
    await host.source.click();
    await host.page.keyboard.type("x");
    await host.page.keyboard.press("ControlOrMeta+.");
    await host.frame.locator(".problem summary").first().click();
    await expect(host.frame.getByRole("button", { name: /^Fix/ })).toHaveCount(0);
    await expect(host.source).toHaveValue(FAULTY);
  });

  test("may be moved in the page without losing its text", async ({ host }) => {
    await host.visit({ body: `${element()}<section></section>` });
    await host.isReady();
    await host.source.fill("---\nname: moved\n---\n");
    await expect.poll(() => host.withElement((element) => element.value)).toBe("---\nname: moved\n---\n");
    await host.withElement((element) => document.querySelector("section")?.append(element));
    await host.isReady();
    await expect(host.source).toHaveValue("---\nname: moved\n---\n");
    await expect(host.page.locator("iframe")).toHaveCount(1);
  });
});

test.describe("the text is what a highlighter was given", () => {
  const marked = {
    "lines that end in <br>": "<pre><code><span>---<br></span><span>name: a<br></span><span>---<br></span></code></pre>",
    "lines in elements of their own": '<figure><pre><code><div class="ec-line"><div>---</div></div><div class="ec-line"><div>name: a\n</div></div><div class="ec-line"><div>---</div></div></code></pre></figure>',
    "a button and a label beside it": "<div><button>Copy</button><span>md</span><pre><code><span>---</span>\n<span>name: a</span>\n<span>---</span></code></pre></div>",
    "a line end behind the tag": "<pre><code>\n---\nname: a\n---</code></pre>",
    "text alone": "---\nname: a\n---",
  };
  for (const [name, html] of Object.entries(marked)) {
    test(name, async ({ host }) => {
      await host.visit({ body: `<agent-playground>${html}</agent-playground>` });
      await host.isReady();
      expect((await host.source.inputValue()).trimEnd()).toBe("---\nname: a\n---");
    });
  }
});

test.describe("it loads", () => {
  const far = '<div style="height: 5000px"></div>';

  test("when it comes near", async ({ host }) => {
    await host.visit({ body: far + element() });
    await host.page.waitForTimeout(300);
    await expect(host.page.locator("iframe")).toHaveCount(0);
    await host.page.locator("pre").scrollIntoViewIfNeeded();
    await host.isReady();
  });

  test("at once where that is wanted", async ({ host }) => {
    await host.visit({ body: far + element("load=eager") });
    await host.isReady();
  });

  test("on a click where that is wanted, and the keyboard goes on inside", async ({ host }) => {
    await host.visit({ body: element("load=click") });
    await host.page.waitForTimeout(300);
    await expect(host.page.locator("iframe")).toHaveCount(0);
    await expect(host.page.locator("pre")).toBeVisible();
    await host.page.keyboard.press("Tab");
    await host.page.keyboard.press("Enter");
    await host.isReady();
    await host.page.keyboard.press("Tab");
    await expect(host.frame.getByRole("link", { name: "Open in" })).toBeFocused();
  });

  test("and until then, and where it never does, the text stays", async ({ host, browser }) => {
    await host.page.route("**/*.wasm", () => {}); // never answered
    await host.visit({ body: element() });
    await expect(host.page.locator("iframe")).toBeAttached();
    await expect(host.page.locator("pre")).toBeVisible();
    await expect(host.page.locator("iframe")).toBeHidden();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(host.page.url());
    await expect(page.locator("pre")).toHaveText(FAULTY.trim());
    await context.close();
  });
});

test.describe("its theme follows the page", () => {
  const hosts = {
    Docusaurus: ['data-theme="light"', () => { document.documentElement.dataset.theme = "dark"; }],
    Starlight: ['data-theme="light"', () => { document.documentElement.dataset.theme = "dark"; }],
    VitePress: ["", () => { document.documentElement.classList.add("dark"); }],
    "MkDocs Material": ["", () => { document.body.dataset.mdColorScheme = "slate"; }],
    mdBook: ['class="light sidebar-visible"', () => { document.documentElement.className = "ayu sidebar-visible"; }],
    "a page that follows the system": ["", undefined],
  } as const;
  for (const [name, [html, darken]] of Object.entries(hosts)) {
    test(name, async ({ host }) => {
      // The system wants the other one: what the page's reader chose counts.
      await host.page.emulateMedia({ colorScheme: darken ? "dark" : "light" });
      const head = darken ? "" : "<style>:root { color-scheme: light dark; }</style>";
      await host.visit({ html, head, body: element() });
      await host.isReady();
      await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "light");
      const ground = () => host.frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
      const light = await ground();
      if (darken) await host.page.evaluate(darken);
      else await host.page.emulateMedia({ colorScheme: "dark" });
      await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "dark");
      expect(await ground()).not.toBe(light);
    });
  }

  for (const color of ["rgb(230, 230, 230)", "oklch(0.95 0.01 90)", "lab(92 0 0)", "color(srgb 0.9 0.9 0.9)", "#eee", "hsl(0 0% 90%)"]) {
    test(`letters of ${color} stand on dark ground`, async ({ host }) => {
      await host.visit({ head: `<style>body { background: #111; color: ${color}; }</style>`, body: element() });
      await host.isReady();
      await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "dark");
    });
  }
});

test.describe("its height", () => {
  test("is that of its content, and changes with it", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    const before = await host.height();
    await expect.poll(() => host.overflow(), "nothing scrolls").toBeLessThanOrEqual(0);
    await host.frame.locator(".problem summary").first().click();
    await expect.poll(() => host.height()).toBeGreaterThan(before + 100);
    await expect.poll(() => host.overflow()).toBeLessThanOrEqual(0);
    await host.frame.locator(".problem summary").first().click();
    await expect.poll(() => host.height()).toBe(before);
  });

  test("has bounds", async ({ host }) => {
    await host.visit({ body: element('panels="editor,problems,preview"', LONG) });
    await host.isReady();
    expect(await host.height()).toBeLessThanOrEqual(1202);
    await host.withElement((element) => { element.setAttribute("panels", "problems"); element.value = "---\nname: a\ndescription: Use when a.\n---\nB\n"; });
    await expect.poll(() => host.height()).toBeLessThan(200);
    expect(await host.height()).toBeGreaterThanOrEqual(120);
  });

  test("is what the page wants where it wants one", async ({ host }) => {
    await host.visit({ body: element("height=480", LONG) });
    await host.isReady();
    expect(await host.height()).toBe(482);
    await host.withElement((element) => element.setAttribute("height", "300"));
    await expect.poll(() => host.height()).toBe(302);
  });
});

test.describe("it is a good guest", () => {
  test("keeps nothing, reads nothing that was kept, asks for nothing once it is ready", async ({ host, context }) => {
    await context.addInitScript(() => {
      for (const name of ["getItem", "setItem", "removeItem", "key"] as const) {
        Storage.prototype[name] = () => { console.error(`storage: ${name}`); return null as never; };
      }
    });
    await host.visit({ body: element('panels="editor,problems,preview"') });
    await host.isReady();
    await host.page.waitForLoadState("networkidle");
    const requests: string[] = [];
    context.on("request", (request) => requests.push(request.url()));
    await host.source.fill("---\nname: canary: x\n---\n");
    await host.frame.locator(".problem summary").first().click();
    await host.page.waitForTimeout(600); // what is kept is kept after a while
    const frame = host.page.frames()[1];
    expect(await frame?.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])).toEqual([[], [], ""]);
    expect(requests).toEqual([]);
  });

  test("keeps nothing when it dies", async ({ host }) => {
    await host.page.addInitScript(() => {
      if (self !== top) localStorage.setItem("agent-playground/current", "1");
      if (self !== top) localStorage.setItem("agent-playground/draft/1", "agent-playground 1\na.md\nname: private");
    });
    await host.page.route("**/agent-playground-*.js", (route) => route.abort());
    await host.visit({ body: element("load=eager") });
    await expect(host.frame.getByRole("alert")).toContainText("could not start");
    await expect(host.frame.getByText("private")).toHaveCount(0);
    await expect(host.page.locator("pre")).toBeVisible();
    host.breaches.splice(0); // the file that did not arrive
  });

  test("lets the keyboard in and out", async ({ host }) => {
    await host.visit({ body: `<a href="#before">before</a>${element()}<a href="#after">after</a>` });
    await host.isReady();
    await host.page.getByRole("link", { name: "before", exact: true }).focus();
    let stops = 0;
    while (stops < 20 && !(await host.page.getByRole("link", { name: "after", exact: true }).evaluate((link) => link === document.activeElement))) {
      await host.page.keyboard.press("Tab");
      stops += 1;
    }
    expect(stops, "through every stop of the frame, and out").toBeGreaterThan(3);
    expect(stops).toBeLessThan(12);
    for (; stops > 0; stops -= 1) await host.page.keyboard.press("Shift+Tab");
    await expect(host.page.getByRole("link", { name: "before", exact: true })).toBeFocused();
  });

  test("leaves the browser's keys and the page's alone", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    await host.source.focus();
    const taken = await host.source.evaluate((source) => ["s", "o", "k", "F6", "?", "Enter"].filter((key) => {
      const event = new KeyboardEvent("keydown", { key, ctrlKey: key.length === 1, bubbles: true, cancelable: true });
      return !source.dispatchEvent(event);
    }));
    expect(taken).toEqual([]);
  });

  test("lives under a strict policy of the page", async ({ host }) => {
    const origin = new URL(APP).origin;
    const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
    await host.visit({ body: element(), headers: [["Content-Security-Policy", policy]] });
    await host.isReady();
    await host.source.fill("---\nname: a\n---\n");
    expect(await host.height()).toBeGreaterThan(150);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 900]) {
      test(`axe finds nothing, ${colorScheme}, ${width} px`, async ({ host }) => {
        await host.page.setViewportSize({ width, height: 800 });
        await host.visit({ html: `data-theme="${colorScheme}"`, body: `<main><h1>Host</h1>${element('panels="editor,problems,preview"')}${element("load=click")}</main>` });
        await host.isReady();
        await host.frame.locator(".problem summary").first().click();
        const check = async () => {
          const { violations } = await new AxeBuilder({ page: host.page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            // The host's page is this test's, not ours.
            .disableRules(["region"])
            .analyze();
          expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
        };
        await check();
        await host.frame.getByRole("button", { name: /^Fix (all|\d)/ }).click();
        await check();
        const { scrollWidth, clientWidth } = await host.frame.locator("html").evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
        expect(scrollWidth, "no scrolling sideways").toBe(clientWidth);
      });
    }
  }
});

test.describe("a plain iframe", () => {
  test("needs no script in the page", async ({ host }) => {
    const src = `${APP}embed/?theme=dark&amp;readonly&amp;panels=editor#012.YS5tZAAtLS0KAKLSXE`;
    await host.visit({ script: "", body: `<iframe class="embed" src="${src}" title="a.md" width="600" height="400"></iframe>` });
    await expect(host.source).toHaveValue("---\n");
    await expect(host.source).not.toBeEditable();
    await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(host.frame.locator(".problem")).toHaveCount(0);
    expect(await host.frame.locator("#embed").evaluate((embed) => embed.clientHeight), "it fills its frame").toBeGreaterThanOrEqual(396);
  });

  test("the page itself cannot be framed, the embed can", async ({ host }) => {
    await host.visit({ script: "", body: `<iframe src="${APP}" title="app"></iframe>` });
    await expect.poll(() => host.breaches.join()).toContain("frame-ancestors 'self'");
    host.breaches.splice(0);
  });
});
