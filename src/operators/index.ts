/** Front door of the operators room: named people, how they sign in, and two-person decisions. */
import { ApiKeyRow, OperatorRoleRow, OperatorRow } from './operators.tables.ts';
import { approvalLifecycle } from './rules/approval-states.ts';
import { orderLifecycle } from './rules/order-states.ts';
import { operatorLifecycle } from './rules/operator-states.ts';

export { actorOf, needs, TERMINAL_ACTOR } from './actors.ts';
export { ApiKeys } from './api-keys.ts';
export type { ApiKey } from './api-keys.ts';
export { Approvals, type RefusedRequest } from './approvals.ts';
export type { ApprovalDecision, ApprovalRequest, Approved } from './approvals.ts';
export { OperatorChanges } from './changes.ts';
export type { Asked, Change, Wants } from './change-view.ts';
export { Deputies, type Deputy, type DeputyInput } from './deputies.ts';
export { OPERATORS_ERRORS } from './operators.errors.ts';
export { OperatorsModule } from './operators.module.ts';
export { Operators } from './operators.ts';
export type { NewOperator, Operator, SetupLink } from './operators.ts';
export { Orders, ORDERS_QUEUE } from './orders.ts';
export type { WorkOrder } from './orders.ts';
export { PASSWORD_CHARACTERS_MIN } from './rules/limits.ts';
export { PERMISSIONS, ROLE_NAMES, ROLES, holdersOf, isRole, permissionsOf } from './rules/roles.ts';
export type { Permission, Role } from './rules/roles.ts';
export { approvalLifecycle } from './rules/approval-states.ts';
export type { ApprovalStatus } from './rules/approval-states.ts';
export { deviceWords } from './rules/devices.ts';
export { SecondFactors } from './second-factors.ts';
export type { SecondFactor } from './second-factors.ts';
export { Sessions } from './sessions.ts';
export type { ListedSession, OpenSession } from './sessions.ts';
export { SignIn } from './sign-in.ts';
export type { CodeResult, EnrolResult, SignInResult } from './sign-in.ts';
export type { Enrolment } from './totp.ts';

export const OPERATORS_TABLES = [OperatorRow, OperatorRoleRow, ApiKeyRow] as const;

export const STATUS_CHECKS = [
  { table: 'approval', column: 'status', lifecycle: approvalLifecycle },
  { table: 'work_order', column: 'status', lifecycle: orderLifecycle },
  { table: 'operator', column: 'status', lifecycle: operatorLifecycle },
] as const;
