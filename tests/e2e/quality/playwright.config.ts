import base from "../playwright.config.ts";

export default { ...base, testDir: ".", testIgnore: [], timeout: 300_000, reporter: "./figures.ts" };
