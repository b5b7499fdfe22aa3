import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const FILE = "---\nname: a\ndescription: Use when asked.\n---\n\nYou help with one thing, and with nothing else.\n";

test.describe("older versions", () => {
  test("are listed, compared and restored, in one step that undo takes back", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await playground.source.fill("all gone");
    await playground.saved();
    await page.reload();
    await playground.run("older versions");
    await expect(page.locator(".version")).toHaveCount(1);
    await page.getByRole("button", { name: "Compare and restore" }).click();
    await expect(page.locator(".diff-file").first()).toContainText("You help with one thing");
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await expect(playground.source).toHaveValue(FILE);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(playground.source).toHaveValue("all gone");
  });

  test("are listed in the very moment in which they are being kept", async ({ page }) => {
    // The answer takes longer than the pause after which a text is kept, and whoever keeps waits for the answer.
    await page.addInitScript(() => {
      const getAll = IDBObjectStore.prototype.getAll;
      IDBObjectStore.prototype.getAll = function (...query) {
        const until = performance.now() + (this.name === "versions" ? 1000 : 0);
        const hold = (): void => {
          if (performance.now() < until) this.get("nothing").onsuccess = hold;
        };
        hold();
        return getAll.apply(this, query);
      };
    });
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await expect(playground.source).toHaveValue(FILE);
    await playground.source.fill("all gone");
    await playground.run("older versions");
    await expect(page.locator(".version")).toHaveCount(1);
  });

  test("are the last thirty of a file", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    for (let at = 0; at < 34; at++) await playground.source.fill(String.fromCharCode(97 + (at % 26)).repeat(20 + at));
    await playground.saved();
    await expect.poll(async () => (await playground.kept()).length).toBe(31);
    await playground.run("older versions");
    await expect(page.locator(".version")).toHaveCount(30);
  });
});

test("files of the version before are taken over, with the one last worked on", async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem("done")) return;
    sessionStorage.setItem("done", "yes");
    localStorage.setItem("agent-playground/current", "2");
    localStorage.setItem("agent-playground/draft/1", "agent-playground 1\none.md\nfirst\n");
    localStorage.setItem("agent-playground/draft/2", "agent-playground 1\ntwo.md\nsecond");
    localStorage.setItem("agent-playground/draft/3", "of another program");
  });
  const playground = new Playground(page);
  await playground.visit();
  await expect(playground.source).toHaveValue("second");
  await expect.poll(async () => (await playground.kept()).length).toBe(2);
  await page.reload();
  await expect(playground.source).toHaveValue("second");
  expect(await playground.files()).toEqual(["one.md", "two.md"]);
});

test("what was typed a moment before the page was left is there again", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await playground.saved();
  await playground.source.fill("typed a moment ago");
  await page.reload();
  await expect(playground.source).toHaveValue("typed a moment ago");
  await playground.saved();
  await page.close({ runBeforeUnload: false });
});

test.describe("a text that stopped the page", () => {
  test("is not read again before its user says so", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await playground.saved();
    // What a page leaves that dies while it reads.
    await page.evaluate(() => {
      const id = localStorage.getItem("agent-playground/current") ?? "";
      addEventListener("pagehide", () => localStorage.setItem("agent-playground/at-work", id));
    });
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("The page stopped while it read a.md.");
    await expect(playground.source).not.toHaveValue(FILE);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download it" }).click();
    expect((await coming).suggestedFilename()).toBe("a.md");
    await page.getByRole("button", { name: "Open it all the same" }).click();
    await expect(playground.source).toHaveValue(FILE);
    await page.reload();
    await expect(playground.source).toHaveValue(FILE);
  });

  test("is not one that was left while it was read", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await playground.saved();
    await playground.source.evaluate((source) => {
      if (!(source instanceof HTMLTextAreaElement)) throw new Error("no text field");
      source.value += "left at once";
      source.dispatchEvent(new InputEvent("input", { bubbles: true }));
      location.reload(); // before the page could show what it read
    });
    await expect(playground.source).toHaveValue(`${FILE}left at once`);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("in a link is not read again either", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await page.evaluate(() => addEventListener("pagehide", () => localStorage.setItem("agent-playground/at-work", "link")));
    await page.evaluate(() => history.replaceState(null, "", "#0100.abc"));
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("The page stopped while it read this link.");
    await page.getByRole("button", { name: "Open it all the same" }).click();
    await expect(page.getByRole("alert")).toContainText("3 of 106");
  });
});

test.describe("a browser that keeps nothing", () => {
  test("because it is full says so, and asks before the page is closed", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await playground.saved();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await playground.source.fill("no room for this");
    await expect(page.getByText(/^Not saved: /)).toBeVisible();
    await expect(page.getByRole("alert")).toContainText("What you write is not kept.");
    await expect(page.getByRole("alert").getByRole("button", { name: "Download" })).toBeVisible();
    const asked = new Promise<string>((done) => page.on("dialog", (dialog) => dialog.dismiss().then(() => done(dialog.type()))));
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe("beforeunload");
    expect((await playground.download()).text).toBe("no room for this");
  });

  test("because a record is broken says so, and opens the others", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await playground.saved();
    await page.evaluate(
      () =>
        new Promise((done) => {
          const opening = indexedDB.open("agent-playground");
          opening.onsuccess = () => {
            const store = opening.result.transaction("files", "readwrite").objectStore("files");
            store.put("nonsense", 77).onsuccess = () => done(opening.result.close());
          };
        }),
    );
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("One kept file cannot be read.");
    await expect(playground.source).toHaveValue(FILE);
    expect(await playground.kept()).toContain("nonsense");
  });
});

test("Forget everything asks, and leaves nothing", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await playground.source.fill("something else altogether");
  await playground.saved();
  await playground.run("forget everything");
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(playground.source).toHaveValue("something else altogether");
  await playground.run("forget everything");
  await page.getByRole("button", { name: "Forget everything", exact: true }).last().click();
  await expect(page.locator("h1")).toHaveText("api-reviewer.md");
  await expect.poll(() => playground.kept()).toEqual([]);
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith("/editor")));
  expect(left.filter((key) => /draft|current|last-words/.test(key))).toEqual([]);
  await page.reload();
  await expect(page.locator("h1")).toHaveText("api-reviewer.md");
});

test("a file opened through the File System Access API is saved back, unless it changed there", async ({ page }) => {
  await page.addInitScript(() => {
    // The browser's own private files answer to the same calls as those of the disk, and ask nobody.
    Object.assign(window, {
      showOpenFilePicker: async () => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle("a.md", { create: true });
        if ((await handle.getFile()).size === 0) {
          const stream = await handle.createWritable();
          await stream.write("---\nname: a\ndescription: Use when asked.\n---\n");
          await stream.close();
        }
        return [handle];
      },
    });
  });
  await page.goto(".");
  const playground = new Playground(page);
  await expect(page.locator("html[data-ready=true]")).toBeAttached();
  await page.keyboard.press("ControlOrMeta+o");
  await expect(page.locator("h1")).toHaveText("a.md");
  await playground.source.fill("---\nname: b\n---\n");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("a.md saved where it was opened from.")).toBeVisible();
  const onDisk = () =>
    page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle("a.md")).getFile()).text());
  expect(await onDisk()).toBe("---\nname: b\n---\n");
  await page.waitForTimeout(20);
  await page.evaluate(async () => {
    const stream = await (await (await navigator.storage.getDirectory()).getFileHandle("a.md")).createWritable();
    await stream.write("by another program");
    await stream.close();
  });
  await playground.source.fill("---\nname: c\n---\n");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("alert")).toContainText("It has changed on the disk since it was opened here.");
  expect(await onDisk()).toBe("by another program");
});
