/** What the demo says when one of its processes refuses to start. */
import { afterAll, expect, test } from '@jest/globals';
import { aDataDir, DemoRun } from '../support/demo.ts';

const dir = aDataDir();
afterAll(() => dir.remove());

test('says why a process cannot start, in its own words, and ends', async () => {
  const run = new DemoRun(dir.path, ['--exit', '--json'], { AMENDS_LOG_LEVEL: 'loud' });
  await expect(run.result()).rejects.toThrow(/The \w+ process cannot start: .*AMENDS_LOG_LEVEL/);
  expect(run.stdout).toBe('');
}, 240_000);
