/** A process of its own that puts one segment into a directory spool: says `stored`, or why not. */
import { randomBytes } from 'node:crypto';
import { errorMessage } from '../../src/platform/error-code.ts';
import { DirectorySpool } from '../../src/uploads/spool.ts';

const [dir = '', bytes = '0'] = process.argv.slice(2);
const said = await new DirectorySpool(dir)
  .put('a', 0, randomBytes(Number(bytes)))
  .then((isStored) => (isStored ? 'stored' : 'taken'), errorMessage);
process.stdout.write(said);
