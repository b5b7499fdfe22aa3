import { chance } from "./fixtures/chance.ts";
import { launchOptions } from "./fixtures/chromium.mjs";
import { EVIL, FILE, isUnharmed } from "./fixtures/hostile.ts";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

// The browser slows a page down that changes its address so often.
test.use({ launchOptions: { ...launchOptions, args: [...launchOptions.args, "--disable-ipc-flooding-protection"] } });

// `make hostile` takes ten times as many.
const COUNT = Number(process.env.LINKS ?? 500);

test(`${COUNT} links that are random, cut, flipped or joined each give a file or a reason, and leave one's own alone`, async ({ page }) => {
  test.setTimeout(120_000);
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("mine.md", FILE);
  await playground.saved();
  await page.keyboard.press("ControlOrMeta+Shift+s");
  const field = page.getByLabel(/^Link, [0-9]+ characters$/);
  const link = (await field.inputValue()).replace(/^.*#/, "");
  await page.keyboard.press("Escape");

  const said = await page.evaluate(async (fragments) => {
    const said: Record<string, number> = {};
    for (const fragment of fragments) {
      const arrived = new Promise((done) => addEventListener("hashchange", done, { once: true }));
      const before = location.href;
      location.hash = fragment;
      if (location.href !== before) await arrived;
      await Promise.resolve();
      const words = document.querySelector(".banner p")?.textContent ?? "nothing";
      const kind = words.replace(/[\d,]+/g, "N").split(".")[0] ?? "";
      said[kind] = (said[kind] ?? 0) + 1;
    }
    location.hash = "";
    return said;
  }, fragments(link, COUNT));

  expect(Object.keys(said).filter((words) => !/^(nothing|You opened|This link|This is not a link|Opening)/.test(words))).toEqual([]);
  const refused = Object.entries(said).filter(([words]) => words.startsWith("This "));
  expect(refused.reduce((sum, [, count]) => sum + count, 0), JSON.stringify(said)).toBeGreaterThan(COUNT * 0.6);
  await isUnharmed(playground);
});

/** Fragments such as nobody means well with, each time the same. */
function fragments(link: string, count: number): string[] {
  const random = chance(20261127);
  const below = (end: number) => Math.floor(random() * end);
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const digits = (length: number) => Array.from({ length }, () => DIGITS[below(62)]).join("");
  const any = (length: number) => Array.from({ length }, () => String.fromCharCode(33 + below(0x2_00))).join("");
  const kinds = [
    () => digits(below(400)),
    () => `1${digits(below(400))}`,
    () => `0${digits(below(400))}`,
    () => any(below(200)),
    () => link.slice(0, below(link.length)),
    () => link.slice(below(link.length)),
    () => flipped(link, 1 + below(4)),
    () => link.slice(0, below(link.length)) + digits(below(40)) + link.slice(below(link.length)),
    () => link.repeat(1 + below(3)) + any(below(8)),
    () => ["%", "%00", "%ff%fe", "__proto__", EVIL, "javascript:alert(1)", "../", "1".repeat(70_000)][below(8)] ?? "",
  ];
  const flipped = (text: string, times: number) => {
    const characters = [...text];
    for (let time = 0; time < times; time++) characters[below(characters.length)] = DIGITS[below(62)] ?? "";
    return characters.join("");
  };
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.() ?? "");
}
