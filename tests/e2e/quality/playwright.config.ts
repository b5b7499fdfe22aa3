import base from "../playwright.config.ts";

export default {
  ...base,
  testDir: ".",
  testIgnore: [],
  outputDir: "../test-results/quality",
  timeout: 300_000,
  reporter: "./figures.ts",
  webServer: { ...base.webServer, cwd: ".." },
};
