import { APP, element, expect, FAULTY, type Host, test } from "./fixtures/host.ts";

const GOOD = "012.YS5tZAAtLS0KAKLSXE";
const BROKEN = {
  "is cut": `${APP}#012.YS5tZAAtLS`,
  "has no file": APP,
  "is a script": "javascript:alert(1)",
  "is no address": "http://[",
  "is one of a newer version": `${APP}#2${GOOD.slice(1)}`,
  "needs a word list that does not come": `${APP}#12AAAAAAAAAAAAAAAA`,
};
const NAMED = "---\nname: late\ndescription: Use when late.\n---\nB\n";

async function set(host: Host, name: string, value: string): Promise<void> {
  await host.page.locator("agent-playground").evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value] as const);
}

test.describe("a link that cannot be read", () => {
  for (const [name, src] of Object.entries(BROKEN)) {
    test(`leaves the page its text where it ${name}`, async ({ host }) => {
      await host.page.route("**/links-1.txt", (route) => route.fulfill({ status: 404 }));
      const gone = host.page.waitForEvent("framedetached");
      await host.visit({ body: element(`src="${src}" load="eager"`) });
      await gone;
      await expect(host.page.locator("agent-playground iframe")).toHaveCount(0);
      await expect(host.page.locator("pre")).toBeVisible();
      expect(await host.heard()).toEqual([]);
      expect(await host.withElement((element) => element.value)).toBe(FAULTY);
      await host.withElement((element) => { element.value = "---\nname: b\n---\n"; });
      await host.isReady();
      await expect(host.source, "and another text may follow").toHaveValue("---\nname: b\n---\n");
      host.breaches.splice(0, src.includes("#12") ? Infinity : 0); // the list that did not arrive
    });
  }

  test("is all there is to see where the page has no text", async ({ host }) => {
    await host.visit({ body: `<agent-playground src="${BROKEN["is cut"]}"></agent-playground>` });
    await host.isReady();
    await expect(host.frame.getByRole("alert")).toContainText("This link is incomplete");
    await expect(host.frame.locator("#embed > :visible")).toHaveCount(1);
    expect(await host.heard()).toEqual([]);
    await set(host, "src", `${APP}#${GOOD}`);
    await expect(host.source).toHaveValue("---\n");
    expect((await host.heard())[0]).toBe(`ready ${JSON.stringify({ value: "---\n" })}`);
  });

  test("shows no sample in a plain frame", async ({ host }) => {
    await host.visit({ script: "", body: `<iframe class="embed" src="${APP}embed/#broken" title="a.md"></iframe>` });
    await expect(host.frame.getByRole("alert")).toContainText("This is not a link to a file of the playground. The page around this frame names it.");
    await expect(host.frame.locator("#embed > :visible")).toHaveCount(1);
    expect(await host.frame.locator("body").textContent()).not.toContain("api-reviewer");
  });
});

test.describe("a file without a name", () => {
  test("has the one that its text gives itself", async ({ host }) => {
    await host.visit({ body: element("", NAMED) });
    await host.isReady();
    await expect(host.frame.locator("h1")).toHaveText("late.md");
  });

  test("is agent.md where its text has none", async ({ host }) => {
    await host.visit({ body: element("", "---\ndescription: Use when late.\n---\nB\n") });
    await host.isReady();
    await expect(host.frame.locator("h1")).toHaveText("agent.md");
  });
});

test.describe("a value", () => {
  test("counts that was set before the script came", async ({ host }) => {
    const early = `<script type="module">document.querySelector("agent-playground").value = ${JSON.stringify(NAMED)};
      await import("${APP}embed.js");</script>`;
    await host.visit({ body: element(), script: early });
    await host.isReady();
    await expect(host.source).toHaveValue(NAMED);
    await host.withElement((element) => { element.value = "---\nname: b\n---\n"; });
    await expect(host.source, "and those after it").toHaveValue("---\nname: b\n---\n");
    expect(await host.withElement((element) => Object.hasOwn(element, "value"))).toBe(false);
  });

  test("of null is no text", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    await host.withElement((element) => { element.value = null as unknown as string; });
    await expect(host.source).toHaveValue("");
    expect(await host.withElement((element) => element.value)).toBe("");
  });

  test("is the text of the page to the byte", async ({ host }) => {
    const body = "<agent-playground load=eager><pre><code>&#10;&#10;a&#13;&#10;&#32;&#9;&#13;b&#10;&#32;</code></pre></agent-playground>";
    await host.visit({ body });
    await host.isReady();
    expect(await host.withElement((element) => element.value)).toBe("\na\r\n \t\rb\n ");
    expect((await host.heard())[0]).toBe(`ready ${JSON.stringify({ value: "\na\r\n \t\rb\n " })}`);
  });

  test("may be empty", async ({ host }) => {
    await host.visit({ body: "<agent-playground load=eager><pre><code></code></pre></agent-playground>" });
    await host.isReady();
    await expect(host.source).toHaveValue("");
  });
});

test.describe("an attribute", () => {
  test("height is pixels within bounds, and nothing else", async ({ host }) => {
    await host.visit({ body: element("height=300") });
    await host.isReady();
    const heights: Record<string, number> = {};
    for (const height of ["auto", "50%", "20em", "400px", "5", "9999"]) {
      await set(host, "height", height);
      heights[height] = await host.height();
    }
    const { auto } = heights;
    expect(auto).toBeGreaterThan(302);
    expect(heights).toEqual({ auto, "50%": auto, "20em": auto, "400px": 402, 5: 122, 9999: 1202 });
  });

  test("panels is read in any case, and is the default where it names none", async ({ host }) => {
    await host.visit({ body: element('panels=" Editor ,\tPREVIEW"') });
    await host.isReady();
    await expect(host.source).toBeVisible();
    await expect(host.frame.locator("#listing")).toBeVisible();
    await expect(host.frame.locator(".problem")).toHaveCount(0);
    await set(host, "panels", "");
    await expect(host.frame.locator(".problem")).toHaveCount(2);
    await expect(host.frame.locator("#listing")).toHaveCount(0);
  });

  test("readonly counts with any value", async ({ host }) => {
    await host.visit({ body: element('readonly="false"') });
    await host.isReady();
    await expect(host.source).not.toBeEditable();
  });
});

test("a class of the body is followed as one of the root is", async ({ host }) => {
  await host.visit({ body: `${element()}<script>document.body.className = "light";</script>` });
  await host.isReady();
  await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "light");
  await host.page.evaluate(() => { document.body.className = "dark"; });
  await expect(host.frame.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("printed, the page has what its reader wrote", async ({ host }) => {
  await host.visit({ body: element() });
  await host.isReady();
  await host.source.fill(NAMED);
  await host.page.emulateMedia({ media: "print" });
  await expect(host.page.locator("pre")).toBeHidden();
  await expect(host.source).toBeVisible();
});
