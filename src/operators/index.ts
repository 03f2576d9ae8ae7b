/** Front door of the operators room: named people, how they sign in, and two-person decisions. */
import { approvalLifecycle } from './rules/approval-states.ts';
import { operatorLifecycle } from './rules/operator-states.ts';

export { actorOf, needs, TERMINAL_ACTOR } from './actors.ts';
export { Approvals } from './approvals.ts';
export type { ApprovalDecision, ApprovalRequest, Approved } from './approvals.ts';
export { OPERATORS_ERRORS } from './operators.errors.ts';
export { PERMISSIONS, ROLE_NAMES, isRole, permissionsOf } from './rules/roles.ts';
export type { Permission, Role } from './rules/roles.ts';

export const STATUS_CHECKS = [
  { table: 'approval', column: 'status', lifecycle: approvalLifecycle },
  { table: 'operator', column: 'status', lifecycle: operatorLifecycle },
] as const;
