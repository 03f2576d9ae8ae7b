/** Builds the operators' console into dist/console; the web process serves it at /console. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  cacheDir: fileURLToPath(new URL('../node_modules/.cache/vite', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    reportCompressedSize: false,
    // Pages are chunks of their own: the first page needs none of the others.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      onLog(level, log, say) {
        // Libraries mark what runs in a browser; everything here does.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log);
      },
    },
  },
});
