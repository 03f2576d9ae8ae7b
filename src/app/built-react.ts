/**
 * React as it is meant to be run: its development build checks every element and takes several times as long. Which one
 * is loaded is read from NODE_ENV at its first import, and here that also means production, which a start on an
 * embedded database is not. So it stands first in every process that draws pages, and NODE_ENV is as it was afterwards.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const { NODE_ENV } = process.env;
process.env['NODE_ENV'] = 'production';
for (const part of ['react', 'react/jsx-runtime', 'react-dom/server']) load(part);
if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
else process.env['NODE_ENV'] = NODE_ENV;
