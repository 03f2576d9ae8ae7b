/** Builds console/ into dist/console, with gzip and Brotli twins of what is large: `npm run build:console`. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { inRoot, say } from './paths.mjs';

/** Below this a second copy saves nothing. */
const COMPRESSED_BYTES_MIN = 1_000;

export async function buildConsole() {
  // What is bundled is React's production build, whatever this process calls itself.
  process.env.NODE_ENV = 'production';
  await build({ configFile: inRoot('console', 'vite.config.mjs'), logLevel: 'warn' });
  const assets = inRoot('dist', 'console', 'assets');
  for (const name of readdirSync(assets)) {
    const bytes = readFileSync(join(assets, name));
    if (bytes.length < COMPRESSED_BYTES_MIN || !/\.(?:js|css|svg)$/.test(name)) continue;
    writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
}

if (process.argv[1] === inRoot('scripts', 'console.mjs')) {
  const start = performance.now();
  await buildConsole();
  say(`The console stands in dist/console (${((performance.now() - start) / 1000).toFixed(1)} s).`);
}
