/** A resolve run is published at once; the next one that differs supersedes it. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export type RunStatus = 'published' | 'superseded';

export const runLifecycle = lifecycle<RunStatus>('published', {
  published: ['superseded'],
  superseded: [],
});
