import { violations } from "./fixtures/axe.ts";
import { faint, moving, sideways, small } from "./fixtures/looks.ts";
import { Playground } from "./fixtures/playground.ts";
import { views } from "./fixtures/views.ts";
import { expect, test } from "./fixtures/walls.ts";

// The essentials. `make quality` has more widths, zoom, forced colours and spaced-out text.
for (const [name, show] of Object.entries(views)) {
  for (const width of [360, 1280]) {
    test(`${name}, ${width} px wide, is for everyone`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      const playground = new Playground(page);
      await playground.visit();
      await show(playground);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `axe, ${colorScheme}`).toEqual([]);
        expect(await faint(page), `contrast, ${colorScheme}`).toEqual([]);
      }
      expect(await small(page), "targets").toEqual([]);
      expect(await moving(page), "motion").toEqual([]);
      if (width === 360) {
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await sideways(page), "at 320 px").toEqual([]);
      }
    });
  }
}
