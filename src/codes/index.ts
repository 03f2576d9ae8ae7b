/** Front door of the codes room: pools of codes, and who gets which. */
import { claimLifecycle, codeLifecycle, poolLifecycle } from './rules/states.ts';

export { CodeFiles } from './code-files.ts';
export { CODES_ERRORS } from './codes.errors.ts';
export { CodesModule } from './codes.module.ts';
export { Codes } from './codes.ts';
export type * from './codes.types.ts';
export { CodePools } from './pools.ts';
export { REJECT_REASONS, type RejectReason } from './rules/code-lines.ts';
export { POOL_KINDS, type PoolKind, type PoolStatus } from './rules/states.ts';
export type { CodeKeys } from './sealing.ts';

export const STATUS_CHECKS = [
  { table: 'code_pool', column: 'status', lifecycle: poolLifecycle },
  { table: 'voucher_code', column: 'state', lifecycle: codeLifecycle },
  { table: 'code_claim', column: 'state', lifecycle: claimLifecycle },
] as const;
