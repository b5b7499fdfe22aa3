import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const READY = "html[data-ready=true]";
const SHARED = "#012.YS5tZAAtLS0KAKLSXE"; // a.md with three dashes
const SHORT = "#10XUdnG31VtR5wPIXRb9i2wWwAkwgert553ZGfr"; // one that needs the words
const CLERK = "---\nname: tide-clerk\ndescription: Reads the tables\n---\n\nYou are a careful clerk.\n"; // what is in it
const TYPED = "---\nname: early\ndescription: Use when early.\n---\nPrompt\n";
const LONG = `${TYPED}${"A line of the prompt.\n".repeat(200)}`;

const ALL = "**/*.wasm";
const PROGRAM = "**/agent-playground-*.wasm";

/** Opens the page and holds the program back until it is let go. */
async function visitWaiting(page: Page, address = ".", held = ALL): Promise<() => Promise<void>> {
  let arrive = (): void => undefined;
  const arrives = new Promise<void>((done) => (arrive = done));
  await page.route(held, async (route) => {
    await arrives;
    await route.continue();
  });
  await page.goto(address);
  return async () => {
    arrive();
    await expect(page.locator(READY)).toBeAttached();
  };
}

/** What moved that stood somewhere before, as a share of the page. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let moved = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(count));
    const count = (entry: PerformanceEntry): void => void (moved += (entry as PerformanceEntry & { value: number }).value);
    observer.observe({ type: "layout-shift", buffered: true });
    Object.assign(window, { shifts: () => (observer.takeRecords().forEach(count), moved) });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: () => number }).shifts());
}

const box = (page: Page, part: string) => page.locator(part).first().boundingBox();

for (const width of [360, 1280]) {
  test.describe(`before the program arrives, ${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("there is a field to write in and the frame of the page", async ({ page }) => {
      const arrive = await visitWaiting(page);
      await expect(page.locator("#source")).toBeEditable();
      await page.getByLabel("Text of your agent definition").fill("name: early");
      await expect(page.locator(".tabs")).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await arrive();
    });

    test("the frame stands where the app's will, and nothing moves", async ({ page }) => {
      const shifts = await watchShifts(page);
      const arrive = await visitWaiting(page);
      await page.locator("#source").focus(); // so that a narrow page stays at the text
      const parts = ["header.bar", ".editor", ".tabs", ...(width > 800 ? [".status", ".panel"] : [])];
      const before = await Promise.all(parts.map((part) => box(page, part)));
      await arrive();
      expect(await Promise.all(parts.map((part) => box(page, part)))).toEqual(before);
      expect(await shifts()).toBe(0);
    });
  });
}

test.describe("what is written before the program arrives", () => {
  test("goes over with selection, focus and place, as a file of one's own", async ({ page }) => {
    const arrive = await visitWaiting(page);
    const source = page.locator("#source");
    await source.fill(LONG);
    await source.evaluate((field: HTMLTextAreaElement) => {
      field.setSelectionRange(2000, 2010, "backward");
      field.scrollTop = 700;
    });
    await arrive();
    await expect(source).toHaveValue(LONG);
    await expect(source).toBeFocused();
    expect(await source.evaluate((field: HTMLTextAreaElement) =>
      [field.selectionStart, field.selectionEnd, field.selectionDirection, field.scrollTop])).toEqual([2000, 2010, "backward", 700]);
    await expect(page.getByRole("button", { name: "my-agent.md" })).toBeVisible();
    await new Playground(page).saved();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(source).toHaveValue("");
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(source).toHaveValue(LONG);
  });

  test("goes on being written", async ({ page }) => {
    const arrive = await visitWaiting(page);
    await page.locator("#source").pressSequentially("---\nname: ear");
    await arrive();
    await page.keyboard.type("ly\n");
    await expect(page.locator("#source")).toHaveValue("---\nname: early\n");
  });

  test("stands beside the files that were kept", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("mine.md", TYPED);
    await playground.saved();
    const arrive = await visitWaiting(page);
    await page.locator("#source").fill("early");
    await arrive();
    await expect(page.locator("#source")).toHaveValue("early");
    await expect(page.getByText("What you wrote while the page loaded is a file of its own: my-agent.md.")).toBeVisible();
    expect(await playground.files()).toEqual(["mine.md", "my-agent.md"]);
    await page.locator(".rail").getByRole("button", { name: "mine.md" }).click();
    await expect(page.locator("#source")).toHaveValue(TYPED);
  });

  test("stands beside a shared file, which is shown", async ({ page }) => {
    const arrive = await visitWaiting(page, `./${SHARED}`);
    await page.locator("#source").fill("early");
    await arrive();
    await expect(page.locator("#source")).toHaveValue("---\n");
    await page.getByRole("button", { name: "Back to my-agent.md" }).click();
    await expect(page.locator("#source")).toHaveValue("early");
  });

  test("is in sight on a narrow page", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const arrive = await visitWaiting(page);
    await page.locator("#source").fill("early");
    await arrive();
    await expect(page.locator("#source")).toBeVisible();
    await expect(page.getByRole("tab", { name: "Edit" })).toHaveAttribute("aria-selected", "true");
  });

  test("takes nothing from a word that is being composed", async ({ page }) => {
    const arrive = await visitWaiting(page);
    await page.locator("#source").focus();
    const input = await page.context().newCDPSession(page);
    await input.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
    const ready = arrive();
    await page.waitForResponse(/\.wasm$/).then((response) => response.finished());
    await input.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
    await input.send("Input.insertText", { text: "日本" });
    await ready;
    await expect(page.locator("#source")).toHaveValue("日本");
  });

  test("is handed back where the program does not arrive, and is there again at the next try", async ({ page, walls }) => {
    walls.expect(/^console: Failed to load resource/);
    let fail = (): void => undefined;
    const fails = new Promise<void>((done) => (fail = done));
    await page.route("**/*.wasm", async (route) => {
      await fails;
      await route.abort();
    });
    await page.goto(".");
    await page.locator("#source").fill(TYPED);
    fail();
    await expect(page.getByRole("alert")).toContainText("could not start");
    await expect(page.getByLabel("Your text")).toHaveValue(TYPED);
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "Reload the page" }).click();
    await expect(page.locator(READY)).toBeAttached();
    await expect(page.locator("#source")).toHaveValue(TYPED);
    await expect(page.getByRole("button", { name: "my-agent.md" })).toBeVisible();
  });

  test("outlives a page that is left", async ({ page }) => {
    await visitWaiting(page);
    await page.locator("#source").fill(TYPED);
    await page.goto("about:blank");
    await page.unroute("**/*.wasm");
    await new Playground(page).visit();
    await expect(page.locator("#source")).toHaveValue(TYPED);
    await new Playground(page).saved();
    await page.reload();
    await expect(page.locator(READY)).toBeAttached();
    expect(await new Playground(page).kept()).toHaveLength(1);
  });
});

test("a field that was only entered keeps the focus, at the beginning of the text", async ({ page }) => {
  const arrive = await visitWaiting(page);
  await page.locator("#source").focus();
  await arrive();
  await expect(page.locator("#source")).toBeFocused();
  await expect(page.getByText("Line 1, column 1")).toBeVisible();
  await expect(page.getByText("Sample, not saved")).toBeVisible();
});

test.describe("with the code editor", () => {
  test.use({ editor: "code" });

  test("nothing moves while the page starts", async ({ page }) => {
    const shifts = await watchShifts(page);
    const arrive = await visitWaiting(page);
    await arrive();
    await page.mouse.move(200, 200);
    await expect(page.locator("source-editor#source")).toBeVisible();
    expect(await shifts()).toBe(0);
  });

  test("what was written goes over into it", async ({ page }) => {
    const arrive = await visitWaiting(page);
    await page.locator("#source").fill(TYPED);
    await arrive();
    await expect(page.locator("source-editor#source")).toBeFocused();
    await page.keyboard.type("More");
    await expect(page.locator("source-editor .cm-line").last()).toHaveText("More");
  });
});

test("an embed has nothing to write in before its text is there", async ({ page }) => {
  const arrive = await visitWaiting(page, `./embed/${SHARED}`);
  await expect(page.locator("#source")).toBeVisible();
  await expect(page.locator("#source")).not.toBeEditable();
  await arrive();
  await expect(page.locator("#source")).toHaveValue("---\n");
});

test.describe("a link", () => {
  for (const width of [360, 1280]) {
    test(`is read before the program arrives, and nothing moves when it does, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const words: string[] = [];
      page.on("request", (request) => request.url().endsWith("links-1.txt") && words.push(request.url()));
      const shifts = await watchShifts(page);
      const arrive = await visitWaiting(page, `./${SHORT}`, PROGRAM);
      await expect(page.locator("#source")).toHaveValue(CLERK);
      await expect(page.locator("#source")).not.toBeEditable();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await arrive();
      await expect(page.getByText("You opened a shared file.")).toBeVisible();
      await expect(page.locator("#source")).toHaveValue(CLERK);
      expect(await shifts()).toBe(0);
      expect(words).toHaveLength(1);
    });
  }

  test("of an embed too, with the file's name", async ({ page }) => {
    const arrive = await visitWaiting(page, `./embed/${SHORT}`, PROGRAM);
    await expect(page.locator("#source")).toHaveValue(CLERK);
    await expect(page.getByRole("heading", { name: "tide-clerk.md" })).toBeVisible();
    await arrive();
    await expect(page.locator("#source")).toHaveValue(CLERK);
    await expect(page.getByRole("heading", { name: "tide-clerk.md" })).toBeVisible();
  });

  test("is kept as no one's own when the page is left", async ({ page }) => {
    await visitWaiting(page, `./${SHORT}`, PROGRAM);
    await expect(page.locator("#source")).toHaveValue(CLERK);
    await page.unroute(PROGRAM);
    await page.goto("about:blank");
    await page.goto(".");
    await expect(page.locator(READY)).toBeAttached();
    expect(await new Playground(page).files()).toEqual([]);
  });

  test("is read by the program where what reads it early does not arrive", async ({ page, walls }) => {
    walls.expect(/^console: Failed to load resource/);
    await page.route("**/reader-*.wasm", (route) => route.abort());
    await page.goto(`./${SHORT}`);
    await expect(page.locator("#source")).toHaveValue(CLERK);
    await expect(page.getByText("You opened a shared file.")).toBeVisible();
  });

  test("that was cut shows nothing early, and then what is wrong", async ({ page }) => {
    const arrive = await visitWaiting(page, `./${SHORT.slice(0, -5)}`, PROGRAM);
    await expect(page.locator("#source")).toHaveValue("");
    await arrive();
    await expect(page.getByRole("alert")).toContainText("cut");
  });
});
