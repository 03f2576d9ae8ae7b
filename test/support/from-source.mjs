// Lets a process of a test run our TypeScript as it stands: decorators need more than Node's own type stripping.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const options = (tsx) => ({
  swcrc: false,
  module: { type: 'es6' },
  sourceMaps: 'inline',
  jsc: {
    target: 'es2024',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
});

registerHooks({
  load(url, context, next) {
    const isOurs = /^file:.*\.tsx?$/.test(url) && !url.includes('/node_modules/');
    if (!isOurs) return next(url, context);
    const text = readFileSync(fileURLToPath(url), 'utf8');
    const source = transformSync(text, { ...options(url.endsWith('x')), filename: fileURLToPath(url) }).code;
    return { format: 'module', source, shortCircuit: true };
  },
});
