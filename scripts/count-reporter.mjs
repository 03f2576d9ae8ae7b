/** A Jest reporter that leaves its counts in a file for scripts/check.mjs. */
import { writeFileSync } from 'node:fs';

/** What Jest says where the process of a test file is gone: nothing is known of its tests. */
const PROCESS_ENDED = /worker process .*was terminated by another process: signal=(\w+)/;

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
    const ended = results.testResults.flatMap(({ testFilePath, failureMessage }) => {
      const signal = PROCESS_ENDED.exec(failureMessage ?? '')?.[1];
      return signal ? [{ file: testFilePath, signal }] : [];
    });
    writeFileSync(this.#file, JSON.stringify({ passed, failed, ended }));
  }
}
