import config from "../playwright.config.ts";

// Sites built by the documentation tools themselves: `make docs-embed`. One of them is part of `make test`.
export default {
  ...config,
  testDir: ".",
  testIgnore: [],
  outputDir: "../test-results/docs",
  reporter: [["list"], ["../fixtures/reporter.ts"]],
  webServer: { ...config.webServer, cwd: ".." },
};
