import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { runCommandLine } from '../../src/doors/cli/run.ts';
import { Terminal } from '../../src/doors/cli/terminal.ts';

/** What broke is never quoted, as it may name somebody; where it broke is said, so that it can be mended. */
test('an error of unknown words is told by its place', async () => {
  let said = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString('utf8');
      done();
    },
  });
  const backstage = {
    open: () => Promise.reject(new Error('siti.rahma@example.com is not installed')),
    migrate: () => Promise.resolve(0),
  };
  const terminal = new Terminal(new Writable(), sink);
  expect(await runCommandLine({ terminal, backstage }, ['lane', 'list'])).toBe(1);
  expect(said).toMatch(
    /^Something broke inside Amends.*\(Error at cli-broken\.test\.ts:\d+\); try again\.\n$/,
  );
  expect(said).not.toContain('siti');
});
