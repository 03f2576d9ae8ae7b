/**
 * Where bytes wait as sealed segments, and how they are written and read back. Worker threads load this file by
 * itself: no framework, and what a thread needs to find its store is a plain value.
 */
import { BucketSpool } from './bucket-spool.ts';
import { DirectorySpool } from './directory-spool.ts';
import type { SpoolPlace, SpoolStore } from './spool-store.ts';

export { BucketSpool } from './bucket-spool.ts';
export { DirectorySpool } from './directory-spool.ts';
export { openSealed, writeSealed } from './sealed-objects.ts';
export { spoolKey } from './segments.ts';
export { SpoolStore, type Segment, type SpoolPlace } from './spool-store.ts';

/** The store a place names. */
export function openSpool(place: SpoolPlace): SpoolStore {
  return place.kind === 'bucket' ? new BucketSpool(place) : new DirectorySpool(place.dir, place.limitBytes);
}
