/** A Jest reporter that leaves its counts in a file for scripts/check.mjs. */
import { writeFileSync } from 'node:fs';

export default class CountReporter {
  #file;

  constructor(_config, options) {
    this.#file = options.file ?? process.env.AMENDS_TEST_COUNTS;
  }

  onRunComplete(_contexts, results) {
    if (!this.#file) return;
    const passed = results.numPassedTests;
    // A file that could not even be loaded ran no test; it still failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeFileSync(this.#file, JSON.stringify({ passed, failed, skipped: results.numPendingTests }));
  }
}
