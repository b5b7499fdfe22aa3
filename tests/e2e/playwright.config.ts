import { defineConfig } from "@playwright/test";
import { launchOptions } from "./fixtures/chromium.mjs";

// Two clones may test side by side.
const PORT = Number(process.env.E2E_PORT ?? 4173);

export default defineConfig({
  testDir: ".",
  // Whole paths: a clone may lie in a folder that is called docs.
  testIgnore: ["pictures", "docs", "quality"].map((folder) => new URL(`${folder}/**`, import.meta.url).pathname),
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0, // a test that fails now and then is a fault to find
  workers: 2,
  reporter: [["list"], ["./fixtures/reporter.ts"]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    launchOptions,
    // A worker takes the whole build, for each test anew. Those that are about it say so.
    serviceWorkers: "block",
    trace: "retain-on-failure",
  },
  webServer: {
    command: `node server.mjs ../../dist ${PORT}`,
    port: PORT,
    reuseExistingServer: false,
  },
});
