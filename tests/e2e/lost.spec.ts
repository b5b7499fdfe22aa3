// Nothing is lost: whatever is done in whatever order, each word that was ever typed stands in a file or in an older
// version of one. `make lost` does what somebody does in an hour; `make test` a tenth of it.
import type { Page } from "@playwright/test";
import { chance } from "./fixtures/chance.ts";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const STEPS = Number(process.env.STEPS ?? 200);
const SEED = Number(process.env.SEED ?? 20261120);

const AGENT = "---\nname: a\ndescription: Use when: asked.\ntools: Read, grep, KillShell\n---\n\nYou help.\n";

test(`after ${STEPS} random actions (seed ${SEED}) every word typed is in a file or in its history`, async ({ page, context }) => {
  test.setTimeout(60_000 + STEPS * 1_500);
  const random = chance(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const typed: string[] = [];
  const done: string[] = [];
  const when = new Map<string, number>();
  const word = () => {
    when.set(`${typed.length}`, done.length);
    typed.push(`${Math.floor(random() * 1e9).toString(36)}word${typed.length}of${Math.floor(random() * 1e9).toString(36)}`);
    return typed.at(-1) ?? "";
  };
  await context.addInitScript(watchSteps);
  let playground = new Playground(page);
  await playground.visit();
  const link = await linkTo(playground, AGENT);
  let opened = 0;

  const canType = async () => (await playground.source.isVisible()) && (await playground.source.getAttribute("readonly")) === null;

  const actions: Record<string, () => Promise<unknown>> = {
    type: async () => {
      if (!(await canType())) return;
      await playground.source.evaluate((area: HTMLTextAreaElement, at) => {
        area.focus();
        // Between lines: a word that another is typed into is no longer that word.
        area.selectionStart = area.selectionEnd = area.value.lastIndexOf("\n", area.value.length * at) + 1;
      }, random());
      await playground.page.keyboard.insertText(`${word()}\n`);
    },
    replaceAll: async () => {
      if (!(await canType())) return;
      await playground.source.fill(`${AGENT}${word()}\n`);
    },
    deleteSome: async () => {
      if (!(await canType())) return;
      await playground.source.evaluate((area: HTMLTextAreaElement, at) => {
        area.focus();
        area.selectionStart = area.value.lastIndexOf("\n", area.value.length * at) + 1;
        area.selectionEnd = area.value.length;
      }, random());
      await playground.page.keyboard.press("Delete");
    },
    fix: () => playground.page.keyboard.press("ControlOrMeta+."),
    fixAll: async () => {
      await playground.page.keyboard.press("ControlOrMeta+Shift+.");
      await playground.page.keyboard.press("ControlOrMeta+Enter");
    },
    undo: () => playground.page.keyboard.press("ControlOrMeta+z"),
    redo: () => playground.page.keyboard.press("ControlOrMeta+Shift+z"),
    open: () => playground.drop({ [`file-${opened++}.md`]: `${AGENT}${word()}\n` }),
    openMany: () => playground.drop({ [`file-${opened++}.md`]: `${AGENT}${word()}\n`, [`file-${opened++}.md`]: `${AGENT}${word()}\n` }),
    switch: async () => {
      const files = playground.page.locator(".rail li .file");
      const count = await files.count();
      if (count > 0) await files.nth(Math.floor(random() * count)).click();
    },
    template: () => playground.run("new agent triage"),
    rename: async () => {
      await playground.run("rename the file");
      const field = playground.page.locator("#rename");
      if ((await field.count()) > 0) await field.fill(`renamed-${opened++}.md`);
      await playground.page.keyboard.press("Enter");
    },
    duplicate: () => playground.run("duplicate the file"),
    delete: () => playground.run("delete the file"),
    back: async () => {
      const undo = playground.page.locator("#toast-undo");
      if ((await undo.count()) > 0) await undo.click({ timeout: 1_000 }).catch(() => undefined);
    },
    link: async () => {
      const hash = pick([link, link, link.slice(0, -9), ""]);
      await playground.page.evaluate((hash) => { location.hash = hash; }, hash);
    },
    copy: async () => {
      const keep = playground.page.getByRole("button", { name: "Keep a copy" });
      if ((await keep.count()) > 0) await keep.click();
    },
    escape: () => playground.page.keyboard.press("Escape"),
    reload: async () => {
      await stands(playground.page);
      await playground.page.reload();
      await expect(playground.page.locator("html[data-ready=true]")).toBeAttached();
    },
    closeTab: async () => {
      const before = playground.page;
      const next = await context.newPage();
      await before.close();
      playground = new Playground(next);
      await playground.visit();
    },
  };
  const often = [
    ...Array<string>(10).fill("type"),
    ...["undo", "undo", "redo", "deleteSome", "deleteSome", "replaceAll", "fix", "fixAll", "switch", "switch", "back", "escape"],
    ...Object.keys(actions),
  ];
  for (let step = 0; step < STEPS; step++) {
    const name = pick(often);
    done.push(name);
    await actions[name]?.();
  }
  // All that is on its way has to arrive.
  await stands(playground.page);
  await playground.page.reload();
  await playground.drop({ "last.md": `${AGENT}${word()}\n` });
  await playground.saved();
  const lost = async () => {
    const kept = (await playground.kept()).join("\n");
    return typed.filter((word) => !kept.includes(word));
  };
  // What was done around the moment at which a lost word was typed tells how it went.
  const story = (word: string) => {
    const step = when.get(/word(\d+)of/.exec(word)?.[1] ?? "") ?? 0;
    return `${word}: ${done.slice(Math.max(0, step - 1), step + 12).join(" ")}`;
  };
  await expect.poll(async () => (await lost()).map(story)).toEqual([]);
  console.log(`words typed\t${typed.length}\tall kept after ${STEPS} actions, ${(await playground.kept()).length} records`);
});

interface Steps { steps?: boolean }

/** Notes whether the page is on its way to another step of its history. */
function watchSteps(): void {
  const go = history.go.bind(history);
  history.go = (delta) => {
    (window as Steps).steps = true;
    go(delta);
  };
  addEventListener("popstate", () => { (window as Steps).steps = false; });
}

/** What is closed takes its step of the history along. Chromium drops a reload that comes within those few milliseconds. */
async function stands(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((done) => void requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  await page.waitForFunction(() => !(window as Steps).steps);
}

async function linkTo(playground: Playground, text: string): Promise<string> {
  await playground.open("shared.md", text);
  await playground.page.keyboard.press("ControlOrMeta+Shift+s");
  const field = playground.page.locator("#share-url");
  await expect(field).toHaveValue(/#/);
  const link = await field.inputValue();
  await playground.page.keyboard.press("Escape");
  return link.slice(link.indexOf("#"));
}
