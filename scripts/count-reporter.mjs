/** A Jest reporter that leaves its counts in a file for scripts/check.mjs. */
import { writeFileSync } from 'node:fs';

/** What Jest says where the process of a test file is gone: nothing is known of its tests. */
const PROCESS_ENDED = /worker process .*was terminated by another process: signal=(\w+)/;
/** What it says of a test that was cut off: nothing is known of it either, on a machine that others use. */
const CUT_OFF = /Exceeded timeout of \d+ ms for a (?:test|hook)/;

/** A file that said nothing about its tests, with why and with what it was counted as; null where it did. */
function verdict({ testFilePath: file, failureMessage, testResults, numPassingTests, numFailingTests }) {
  const counted = { passed: numPassingTests, failed: Math.max(1, numFailingTests) };
  const signal = PROCESS_ENDED.exec(failureMessage ?? '')?.[1];
  if (signal) return { file, signal, ...counted };
  const failures = testResults.filter(({ status }) => status === 'failed');
  const cut = failures.length > 0 && failures.every((test) => CUT_OFF.test(test.failureMessages.join('\n')));
  return cut ? { file, signal: null, ...counted } : null;
}

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
    const again = results.testResults.map(verdict).filter(Boolean);
    writeFileSync(this.#file, JSON.stringify({ passed, failed, again }));
  }
}
