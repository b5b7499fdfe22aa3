import { audit } from "../fixtures/axe.ts";
import { cut, faint, moving, sideways, small, spaceOut } from "../fixtures/looks.ts";
import { Playground } from "../fixtures/playground.ts";
import { views } from "../fixtures/views.ts";
import { expect, test } from "../fixtures/walls.ts";

// A page zoomed to 200 % has half the pixels of its window, one zoomed to 400 % a quarter.
const WINDOWS = [
  { from: 360, sizes: [[360, 800], [180, 400], [768, 1024], [384, 512], [320, 256], [640, 400]] },
  { from: 1280, sizes: [[1280, 800], [1920, 1080]] },
] as const;

/** Why axe leaves to a person what it leaves, by the beginning of its line. What is not here fails. */
const REVIEWED: [RegExp, string][] = [
  [/^color-contrast: /, "measured by `faint`"],
  [/^skip-link: /, "pressed, it shows the editor: keyboard.spec.ts"],
];

for (const [name, show] of Object.entries(views)) {
  for (const { from, sizes } of WINDOWS) {
    const title = `everyone, ${name}, from ${from} px`;
    test(title, async ({ page }, info) => {
      const wrong: string[] = [];
      const note = (at: string, found: string[]): void => void wrong.push(...found.map((line) => `${at}: ${line}`));
      let [looks, left] = [0, 0];
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize({ width: from, height: 800 });
      const playground = new Playground(page);
      await playground.visit();
      await show(playground);
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ["light", "dark"] as const) {
          for (const forcedColors of ["none", "active"] as const) {
            await page.emulateMedia({ colorScheme, forcedColors });
            const at = `${width} px, ${colorScheme}${forcedColors === "active" ? ", forced colours" : ""}`;
            const { violations, incomplete } = await audit(page);
            // Where the system gives the colours, axe takes for that of the text one that is not painted.
            note(at, violations.filter((line) => forcedColors === "none" || !line.startsWith("color-contrast: ")));
            note(at, incomplete.filter((line) => !REVIEWED.some(([form]) => form.test(line))));
            note(at, await faint(page));
            left += incomplete.length;
            looks += 1;
          }
        }
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
        note(`${width} px, targets`, await small(page));
        note(`${width} px, motion`, await moving(page));
        if (width >= 320) note(`${width} px, sideways`, await sideways(page));
      }
      await page.setViewportSize({ width: from, height: 800 });
      await spaceOut(page);
      note("spaced out, cut", await cut(page));
      note("spaced out, sideways", await sideways(page));
      info.annotations.push({ type: title, description: `${wrong.length}\tfaults in ${looks} looks (sizes x themes x colours); axe left ${left} open, each reviewed` });
      expect(wrong).toEqual([]);
    });
  }
}
