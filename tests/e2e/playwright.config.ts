import { defineConfig } from "@playwright/test";

const PORT = 4173;

export default defineConfig({
  testDir: ".",
  testIgnore: "pictures/**",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0, // a test that fails now and then is a fault to find
  workers: 2,
  reporter: [["list"], ["./fixtures/reporter.ts"]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    launchOptions: {
      ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
      // Without these Chromium calls home at its start, which a closed network refuses many times over.
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
    trace: "retain-on-failure",
  },
  webServer: {
    command: `node server.mjs ../../dist ${PORT}`,
    port: PORT,
    reuseExistingServer: false,
  },
});
