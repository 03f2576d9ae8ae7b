/** Front door of the notices room: saying it once. */
import { deliveryLifecycle } from './rules/delivery-states.ts';
import { laneLifecycle, noticeLifecycle, waveLifecycle } from './rules/notice-states.ts';

export { NOTICES_ERRORS } from './notices.errors.ts';
export * from './ports.ts';
export * from './room-ports.ts';
export {
  deliveryLifecycle,
  EVIDENCE_KINDS,
  type DeliveryState,
  type EvidenceKind,
} from './rules/delivery-states.ts';
export type { MessageProvider, OutcomeClass } from './rules/outcomes.ts';
export {
  laneLifecycle,
  NOTICE_KINDS,
  noticeLifecycle,
  UNKNOWN_POLICIES,
  waveLifecycle,
  type NoticeKind,
  type NoticeStatus,
  type UnknownPolicy,
} from './rules/notice-states.ts';

export const STATUS_CHECKS = [
  { table: 'notice', column: 'status', lifecycle: noticeLifecycle },
  { table: 'wave', column: 'status', lifecycle: waveLifecycle },
  { table: 'lane', column: 'status', lifecycle: laneLifecycle },
  { table: 'delivery', column: 'state', lifecycle: deliveryLifecycle },
];
