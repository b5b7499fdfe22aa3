import base from "../playwright.config.ts";

export default { ...base, testDir: ".", testIgnore: [], webServer: undefined, reporter: "list" };
