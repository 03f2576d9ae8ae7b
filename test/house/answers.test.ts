/** The API's description and the console's types are made from the sources; nobody edits them, nobody forgets them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

/** What a script says about what was written: nothing where it is what the sources say. */
async function check(script: string): Promise<string> {
  const args = [join(PROJECT_ROOT, 'scripts', script), '--check'];
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return code === 0 ? said : `${said}(ended with ${code})`;
}

describe('what `npm run docs` writes', () => {
  test('of answers is what the handlers’ types say', async () => {
    expect(await check('answers.mjs')).toBe('');
  }, 600_000);

  test('of the console’s types is what the API’s description says', async () => {
    expect(await check('api-types.mjs')).toBe('');
  }, 600_000);
});
