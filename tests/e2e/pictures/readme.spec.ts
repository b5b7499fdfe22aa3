// Takes the README's picture: `make pictures`.
import { Playground } from "../fixtures/playground.ts";
import { DIST, test } from "../fixtures/walls.ts";
import { serve } from "../server.mjs";

const FILE = `---
name: api-reviewer
description: Use this agent when an HTTP API changes, before the change is merged. Examples: a new endpoint, a renamed field, a different status code.
tools: Read, grep, Glob, TodoWrite, BashOutput, KillShell
model: sonnet
color: Teal
---

You review changes to HTTP APIs. You look for what will break a
client that nobody in this repository can see.

## Before you read the code

1. Find the contract: an OpenAPI file, a schema, or the handler.
2. List the callers you can find, then assume as many again.

## What to check

- **Names.** A renamed field is a removed field and a new one.
- **Status codes.** Clients branch on them.
- **Paging.** A smaller default loses rows without an error.
`;

test.use({ editor: "code" });

test("the problems of a file", async ({ page }) => {
  const server = await serve(DIST, 0, "/");
  const playground = new Playground(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await playground.visit(server.url);
  await playground.open("api-reviewer.md", FILE);
  await page.getByRole("button", { name: "Close this message" }).click();
  await page.locator("source-editor .squiggle").first().waitFor();
  await page.screenshot({ path: new URL("../../pictures/problems.png", import.meta.url).pathname });
  await server.close();
});
