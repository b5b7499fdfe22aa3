import { element, expect, FAULTY, test } from "./fixtures/host.ts";

test.describe("an element in a page of another origin", () => {
  test("shows its text, checked", async ({ host }) => {
    await host.visit({ body: element('name="reviewer.md"') });
    await host.isReady();
    await expect(host.frame.locator("h1")).toHaveText("reviewer.md");
    await expect(host.frame.locator("#source")).toHaveValue(FAULTY);
    await expect(host.frame.locator("header .is-error")).toHaveText("1 error");
    await expect(host.page.locator("pre")).toBeHidden();
    expect(await host.heard()).toEqual([expect.stringMatching(/^ready /), expect.stringMatching(/^diagnostics \{"errors":1/)]);
  });

  test("gives and takes its value", async ({ host }) => {
    await host.visit({ body: element() });
    await host.isReady();
    expect(await host.withElement((element) => element.value)).toBe(FAULTY);
    await host.withElement((element) => { element.value = "---\nname: b\n---\n"; });
    await expect(host.frame.locator("#source")).toHaveValue("---\nname: b\n---\n");
    await host.frame.locator("#source").press("ControlOrMeta+End");
    await host.frame.locator("#source").pressSequentially("Hi");
    await expect.poll(() => host.withElement((element) => element.value)).toBe("---\nname: b\n---\nHi");
    const changes = (await host.heard()).filter((event) => event.startsWith("change"));
    expect(changes.at(-1)).toBe(`change ${JSON.stringify({ value: "---\nname: b\n---\nHi" })}`);
    expect(changes, "what the page set itself is no news to it").toHaveLength(2);
  });
});
