// The pictures that the manifest names, made of src/site/mark.svg. Trunk runs this on what it is about to publish.
//   node icons.mjs <dist>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const mark = readFileSync(new URL("../../src/site/mark.svg", import.meta.url), "utf8");

const [, ground] = /<rect\b[^>]*\bfill="([^"]+)"/.exec(mark) ?? [];
if (!mark.includes('viewBox="0 0 20 20"') || !ground) throw new Error("src/site/mark.svg is drawn in a way that .make/site/icons.mjs does not know");

// A system cuts its own shape out of this one: the ground reaches everywhere, and the mark keeps to the four fifths in
// the middle that every shape leaves.
const maskable = mark
  .replace('viewBox="0 0 20 20"', 'viewBox="-3 -3 26 26"')
  .replace(/<rect\b/, `<rect x="-3" y="-3" width="26" height="26" fill="${ground}"/><rect`);

const folder = join(dist, "icons");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "mark.svg"), mark);
writeFileSync(join(folder, "maskable.svg"), maskable);

const { Resvg } = await import("@resvg/resvg-js").catch(() => ({}));
if (!Resvg) {
  console.error("icons/*.png are left out: resvg, which paints them, is not installed. `make build` installs it.");
  process.exit();
}
for (const [name, picture, width] of [["192", mark, 192], ["512", mark, 512], ["maskable-512", maskable, 512], ["apple-180", maskable, 180]]) {
  writeFileSync(join(folder, `${name}.png`), new Resvg(picture, { fitTo: { mode: "width", value: width } }).render().asPng());
}
