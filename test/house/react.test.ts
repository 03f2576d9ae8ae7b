/** Processes that draw pages run React's production build, without calling themselves production. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { read, ROOT } from './source.ts';

const ASK = `
  await import('./src/app/built-react.ts');
  const { jsx } = await import('react/jsx-runtime');
  // Only the development build keeps what it checked.
  console.log(JSON.stringify({ checked: '_store' in jsx('a', {}), mode: process.env.NODE_ENV ?? null }));
`;

function asked(mode: string | undefined): unknown {
  const { NODE_ENV: _mode, ...env } = process.env;
  const answer = spawnSync(process.execPath, ['--input-type=module', '--eval', ASK], {
    cwd: ROOT,
    env: mode === undefined ? env : { ...env, NODE_ENV: mode },
    encoding: 'utf8',
  });
  return JSON.parse(answer.stdout);
}

test('React’s production build is loaded, and NODE_ENV stays as it was', () => {
  expect(asked(undefined)).toEqual({ checked: false, mode: null });
  expect(asked('development')).toEqual({ checked: false, mode: 'development' });
});

test.each(['main.ts', 'start.ts'])('%s loads it before anything that draws', (file) => {
  const first = /^import .*$/m.exec(read(join('src', 'app', file)))?.[0];
  expect(first).toBe("import './built-react.ts';");
});
