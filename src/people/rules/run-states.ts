/** A resolve run is published at once; the next one that differs supersedes it. What it does meanwhile, in order. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export type RunStatus = 'published' | 'superseded';

export const runLifecycle = lifecycle<RunStatus>('published', {
  published: ['superseded'],
  superseded: [],
});

/** rows read · groups joined · exposure gathered · compared with the run before · waiting for messages in flight · written */
export const RUN_STAGES = ['read', 'join', 'gather', 'compare', 'wait', 'write'] as const;
export type RunStage = (typeof RUN_STAGES)[number];
