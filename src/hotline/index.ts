/** The hotline room's front door. */
import { callLifecycle } from './rules/calls.ts';

export { Calls, type CallEnd } from './calls.ts';
export { HOTLINE_ERRORS } from './hotline.errors.ts';
export { HotlineModule } from './hotline.module.ts';
export type * from './hotline.types.ts';
export { Resends } from './resends.ts';
export { OUTCOMES, type Outcome } from './rules/calls.ts';

export const STATUS_CHECKS = [{ table: 'hotline_call', column: 'state', lifecycle: callLifecycle }] as const;
