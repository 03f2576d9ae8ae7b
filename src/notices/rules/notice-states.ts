/** What may become of a notice, a wave and a lane; mirrored by CHECKs of the same sets. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const noticeLifecycle = lifecycle('draft', {
  // Discarded: thrown away by a person, kept to be read.
  draft: ['requested', 'discarded'],
  // Refused or withdrawn: back to its maker.
  requested: ['draft', 'approved'],
  approved: ['draft', 'launched'],
  launched: ['paused', 'stopped'],
  paused: ['launched', 'stopped'],
  stopped: [],
  discarded: [],
});
export type NoticeStatus = (typeof noticeLifecycle.statuses)[number];

export const waveLifecycle = lifecycle('held', { held: ['open'], open: [] });
export type WaveStatus = (typeof waveLifecycle.statuses)[number];

export const laneLifecycle = lifecycle('open', { open: ['halted'], halted: ['open'] });
export type LaneStatus = (typeof laneLifecycle.statuses)[number];

export const NOTICE_KINDS = [
  'initial',
  'individual',
  'supplement',
  'correction',
  'update',
  'policy',
  'goodwill',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const UNKNOWN_POLICIES = ['resend', 'hold', 'next_channel'] as const;
export type UnknownPolicy = (typeof UNKNOWN_POLICIES)[number];
