import { EVIL, FILE, isUnharmed, nothingRan } from "./fixtures/hostile.ts";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";
import { type Packed, zip } from "./fixtures/zip.ts";

// What comes from elsewhere and means ill. Whatever it is, the page says what it is or shows it as text, goes on, and
// leaves its user's files alone. The walls of fixtures/walls.ts stand around each of these.

test.describe("records", () => {
  /** Values that this page never wrote, under every key that it reads. */
  const VALUES = ["", "\0", "agent-playground 2", "agent-playground 2\n", `agent-playground 2\n${EVIL}\ndeleted\n${EVIL}`, `agent-playground 1\n../../${EVIL}.md\n${EVIL}`, "{}", "-1", "NaN", "1e999", "4294967295", "x".repeat(200_000)];

  test("in the small storage are passed over or shown as text", async ({ page }) => {
    await page.addInitScript((values) => {
      if (sessionStorage.getItem("done")) return;
      sessionStorage.setItem("done", "yes");
      const at = (nth: number) => values[nth % values.length] ?? "";
      ["current", "at-work", "has-files", "theme", "client", "tab", "rail"].forEach((key, nth) => localStorage.setItem(`agent-playground/${key}`, at(nth + 4)));
      values.forEach((value, nth) => {
        for (const id of [nth + 1, "", "-1", "0", "1.5", "4294967295", "99999999999999999999", "../x", "__proto__"]) localStorage.setItem(`agent-playground/draft/${id}`, value);
        for (const head of ["", "1", "1/", "1/x", "0/5", "4294967295", "4294967295/9007199254740993"]) localStorage.setItem(`agent-playground/last-words/${nth}/${head}`, `${head}\n${value}`);
      });
    }, VALUES);
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("mine.md", FILE);
    await isUnharmed(playground);
    await page.reload();
    await expect(playground.source).toHaveValue(`${FILE}still here`);
  });

  test("in the database are left as they are, and said to be unreadable", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("mine.md", FILE);
    await playground.saved();
    const count = await page.evaluate(async (values) => {
      const opening = indexedDB.open("agent-playground");
      await new Promise((done) => { opening.onsuccess = done; });
      const transaction = opening.result.transaction(["files", "versions"], "readwrite");
      const files = transaction.objectStore("files");
      const odd: unknown[] = [...values.slice(0, 4), 7, null, undefined, true, {}, [], new Date(0), new Blob(["x"]), new Map([["__proto__", { polluted: 1 }]]), new Uint8Array(9)];
      odd.forEach((value, at) => files.put(value, 1000 + at));
      const whole = "agent-playground 2\nodd.md\n\nodd\n";
      const keys: IDBValidKey[] = [-1, 0, 1.5, 4294967295, 9007199254740993, 1e300, Infinity, "1", "__proto__", new Date(0), [1], new Uint8Array(1)];
      for (const key of keys) files.put(whole, key);
      const versions = transaction.objectStore("versions");
      for (const key of [...keys, "1/", "1/x", "1/-1", "1/99999999999999999999", "1/1/1", "/", "1/~"]) versions.put(whole, key);
      await new Promise((done) => { transaction.oncomplete = done; });
      opening.result.close();
      return odd.length + keys.length;
    }, VALUES);
    await page.reload();
    await expect(page.getByRole("alert")).toContainText(`${count} kept files cannot be read.`);
    await playground.run("older versions");
    await page.keyboard.press("Escape");
    await playground.drop({ "two.md": FILE.replace("mine", "two") });
    await playground.run("mine.md");
    await isUnharmed(playground);
    expect(await playground.kept(), "what is not ours stays").toContain("agent-playground 2\nodd.md\n\nodd\n");
  });

  test("in a database of another make leave a page that works and says that it keeps nothing", async ({ page }) => {
    const playground = new Playground(page);
    await page.goto("embed/");
    await page.evaluate(async () => {
      const opening = indexedDB.open("agent-playground", 9);
      opening.onupgradeneeded = () => opening.result.createObjectStore("files", { keyPath: "x" });
      await new Promise((done) => { opening.onsuccess = done; });
      opening.result.close();
    });
    await playground.visit();
    await playground.source.fill(FILE);
    await expect(page.getByRole("alert")).toContainText("What you write is not kept.");
    await expect(page.getByRole("alert")).toContainText("a newer version of this page keeps its files here");
    expect((await playground.download()).text).toBe(FILE);
  });
});

test("messages to the page itself change nothing: it hears none", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("mine.md", FILE);
  await page.evaluate((evil) => {
    for (const type of ["init", "set"]) {
      const data = { agentPlayground: 1, type, text: evil, name: evil };
      postMessage(data, "*");
      for (const origin of [location.origin, "https://elsewhere.invalid", "null"]) dispatchEvent(new MessageEvent("message", { data, origin }));
    }
  }, EVIL);
  await page.evaluate(() => new Promise((done) => setTimeout(done))); // after the messages
  await isUnharmed(playground);
});

/** As long as a file of an archive may be. */
const LONG = "A line of words that say nothing at all.\n".repeat(110_000).slice(0, 4 << 20);

/** `make hostile` takes ten times as many. */
const ENTRIES = Number(process.env.ENTRIES ?? 10_000);

test.describe("archives", () => {
  const visit = async (playground: Playground) => {
    await playground.visit();
    await playground.open("mine.md", FILE);
    await playground.saved();
  };

  for (const [name, files, words] of [
    ["a bomb that says what it holds", [{ name: "a.md", content: Buffer.alloc(64 << 20) }], /a\.md was not opened\..* MiB/],
    ["a bomb that says it is small", [{ name: "a.md", content: Buffer.alloc(64 << 20), says: 100 }], /a\.md was not opened\./],
    ["files that say they are large", [{ name: "a.md", content: FILE, says: 4 << 20 }], /a\.md was not opened\./],
    ["more than all may hold", Array.from({ length: 20 }, (_, at) => ({ name: `${at}.md`, content: LONG })), /16\.md and 3 more were not opened\./],
  ] as [string, Packed[], RegExp][]) {
    test(`${name} is refused in words`, async ({ page }) => {
      const playground = new Playground(page);
      await visit(playground);
      await playground.open("evil.zip", zip(files));
      await expect(page.getByRole("alert")).toContainText(words, { timeout: 30_000 });
      await playground.run("mine.md");
      await isUnharmed(playground);
    });
  }

  test(`one of ${ENTRIES} entries opens the first 2,000 and says so`, async ({ page }) => {
    test.setTimeout(120_000);
    const playground = new Playground(page);
    await visit(playground);
    // The format of small archives counts to 65,535; the list itself may go on.
    const files = Array.from({ length: ENTRIES }, (_, at) => ({ name: `${at}.md`, content: "x" }));
    await playground.open("many.zip", zip(files));
    await expect(page.getByRole("alert")).toContainText(`2000.md and ${(ENTRIES - 2001).toLocaleString("en")} more were not opened`, { timeout: 60_000 });
    await expect(page.getByText("Saved in this browser")).toBeAttached({ timeout: 60_000 });
    await playground.run("mine.md");
    await isUnharmed(playground);
  });

  test("paths that lead out of the folder, or are no names, lead nowhere", async ({ page }) => {
    const playground = new Playground(page);
    await visit(playground);
    const names = ["../../up.md", "/root.md", "C:\\windows\\drive.md", "a/../../b.md", "..\\..\\back.md", "./././dot.md", `${EVIL}.md`, "nul\0l.md", "line\nbreak.md", "\u202egnp.md", "__proto__.md", "constructor/prototype.md", "d/".repeat(500) + "deep.md", "n".repeat(1000) + ".md"];
    await playground.open("evil.zip", zip(names.map((name, at) => ({ name, content: FILE.replace("mine", `agent-${at}`) }))));
    await expect(page.locator(".rail li")).toHaveCount(names.length + 1);
    const kept = (await playground.kept()).map((record) => record.split("\n")[1] ?? "");
    expect(kept.filter((path) => /(^|\/)\.\.?(\/|$)|^\/|\\|^[A-Za-z]:|[\0-\x1f\u202a-\u202e<>]/.test(path))).toEqual([]);
    expect(kept.filter((path) => path.length > 255)).toEqual([]);
    await playground.run("mine.md");
    await isUnharmed(playground);
  });
});

test("names of files are text, whatever they are, and go out harmless", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  const names = [`${EVIL}.md`, "../../../etc/passwd.md", "C:\\a\\b.md", "\u202egnp.exe.md", "line\nbreak.md", "\0.md", "%00%2e%2e%2f.md", "__proto__.md", "con.md", " .md", ".md", `${"long".repeat(200)}.md`, "🏴‍☠️.md", "${alert(1)}`.md", "{{constructor.constructor('alert(1)')()}}.md"];
  await playground.drop(Object.fromEntries(names.map((name, at) => [name, FILE.replace("mine", `agent-${at}`)])));
  await expect(page.locator(".rail li")).toHaveCount(names.length);
  for (const tab of ["Clients", "Preview", "Export", "Problems"] as const) {
    await page.locator(".rail .file").nth(names.length / 2).click();
    await playground.show(tab);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling sideways").toBe(true);
  const downloads: string[] = [];
  for (let at = 0; at < names.length; at++) {
    await page.locator(".rail .file").nth(at).click();
    downloads.push((await playground.download()).name);
  }
  expect(downloads.filter((name) => /[\\/\0-\x1f]|^\.\.|\u202e/.test(name))).toEqual([]);
  await expect(page.locator(".rail img, .rail script, h1 img, h1 script")).toHaveCount(0);
  await nothingRan(playground);
});
