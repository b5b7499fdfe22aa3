import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** One line a figure: name, value, detail. A test notes its figures as annotations; one that fails says why instead. */
export default class Figures implements Reporter {
  private failed = 0;

  onTestEnd(test: TestCase, { status, errors, annotations }: TestResult): void {
    for (const { type, description = "" } of annotations) console.log(`${type}\t${description}`);
    if (status === "passed" || status === "skipped") return;
    this.failed += 1;
    console.log(`${test.title}\tfailed\t${errors.map(({ message = "" }) => message.replaceAll(/\s+/g, " ").slice(0, 2000)).join(" | ")}`);
  }

  onError({ message = "" }: { message?: string }): void {
    console.log(`quality\tfailed\t${message}`);
  }

  async onExit(): Promise<void> {
    console.log(`quality tests that failed\t${this.failed}\t`);
  }
}
