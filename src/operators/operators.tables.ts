/** Column maps of the operators room's control tables. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OperatorId } from '../kernel/ids.ts';
import type { OperatorStatus } from './rules/operator-states.ts';
import type { Role } from './rules/roles.ts';

@Entity('operator')
export class OperatorRow {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  id!: OperatorId;

  @Column({ type: 'text', name: 'kind' })
  kind!: 'operator' | 'terminal' | 'system';

  @Column({ type: 'text', name: 'name' })
  name!: string;

  @Column({ type: 'text', name: 'email' })
  email!: string;

  @Column({ type: 'text', name: 'status' })
  status!: OperatorStatus;

  @Column({ type: 'text', name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'timestamptz', name: 'password_set_at', nullable: true })
  passwordSetAt!: Date | null;

  @Column({ type: 'int', name: 'failed_sign_ins' })
  failedSignIns!: number;

  @Column({ type: 'timestamptz', name: 'locked_until', nullable: true })
  lockedUntil!: Date | null;

  @Column({ type: 'boolean', name: 'all_incidents' })
  allIncidents!: boolean;

  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: OperatorId;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity('operator_role')
export class OperatorRoleRow {
  @PrimaryColumn({ type: 'uuid', name: 'operator_id' })
  operatorId!: OperatorId;

  @PrimaryColumn({ type: 'text', name: 'role' })
  role!: Role;

  @Column({ type: 'uuid', name: 'granted_by' })
  grantedBy!: OperatorId;

  @Column({ type: 'timestamptz', name: 'granted_at' })
  grantedAt!: Date;
}

@Entity('operator_api_key')
export class ApiKeyRow {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  id!: string;

  @Column({ type: 'uuid', name: 'operator_id' })
  operatorId!: OperatorId;

  @Column({ type: 'text', name: 'label' })
  label!: string;

  @Column({ type: 'text', name: 'prefix' })
  prefix!: string;

  @Column({ type: 'bytea', name: 'hash' })
  hash!: Buffer;

  @Column({ type: 'uuid', name: 'made_by' })
  madeBy!: OperatorId;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
