/** The people who run Amends: created by one another, with roles, and disabled rather than deleted. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { isUuid, newId, type OperatorId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { actorOf } from './actors.ts';
import { principalsOf } from './deputies.store.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import * as store from './operators.store.ts';
import type { OperatorRow } from './operators.tables.ts';
import { SETUP_LINK_MAX_AGE_MS } from './rules/limits.ts';
import { operatorLifecycle, type OperatorStatus } from './rules/operator-states.ts';
import { isRole, type Permission, permissionsOf, type Role, ROLE_NAMES } from './rules/roles.ts';
import { newToken, tokenHash } from './secrets.ts';

export interface Operator {
  readonly id: OperatorId;
  readonly name: string;
  readonly email: string;
  readonly status: OperatorStatus;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
}

export interface SetupLink {
  /** Shown once; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

interface About {
  readonly id: OperatorId;
  readonly actor: Actor;
  readonly facts?: Readonly<Record<string, string>>;
}

@Injectable()
export class Operators {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new person and the one-time link by which they set their password. The address is unique. */
  async create(
    input: { name: string; email: string; roles: readonly string[] },
    actor: Actor,
  ): Promise<{ operator: Operator; setupLink: SetupLink }> {
    const person = checked(input);
    const now = this.clock.now();
    const id = newId<OperatorId>(now);
    return this.db.tx(async (tx) => {
      const { name, email } = person;
      const status = operatorLifecycle.initial;
      const row = { id, name, email, status, createdBy: actor.operatorId, createdAt: now };
      if (!(await store.insertOperator(tx, row))) throw new DomainError(OPERATORS_ERRORS.email_taken);
      await store.replaceRoles(tx, id, person.roles, { grantedBy: actor.operatorId, grantedAt: now });
      const setupLink = await this.#makeLink(tx, id, actor);
      await this.#record(tx, 'operators.create', { id, actor, facts: { roles: person.roles.join(' ') } });
      return { operator: view(row, person.roles), setupLink };
    });
  }

  async list(): Promise<Operator[]> {
    return this.db.tx(async (tx) => {
      const rows = await store.listPeople(tx);
      const roles = await store.rolesOf(
        tx,
        rows.map((r) => r.id),
      );
      return rows.map((row) => view(row, roles.get(row.id) ?? []));
    });
  }

  /** By id or by e-mail address. */
  async get(idOrEmail: string): Promise<Operator> {
    return this.db.tx(async (tx) => {
      const row = await find(tx, idOrEmail);
      return view(row, (await store.rolesOf(tx, [row.id])).get(row.id) ?? []);
    });
  }

  /** Replaces the roles; sessions and keys have the new permissions from their next request on. */
  async setRoles(idOrEmail: string, roles: readonly string[], actor: Actor): Promise<void> {
    const wanted = checkedRoles(roles);
    await this.db.tx(async (tx) => {
      const { id } = await find(tx, idOrEmail);
      const by = { grantedBy: actor.operatorId, grantedAt: this.clock.now() };
      await store.replaceRoles(tx, id, wanted, by);
      await this.#record(tx, 'operators.set_roles', { id, actor, facts: { roles: wanted.join(' ') } });
    });
  }

  /** Ends every session, key and open link of the person at once. Disabling twice changes nothing. */
  async disable(idOrEmail: string, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const row = await find(tx, idOrEmail);
      if (!operatorLifecycle.allows(row.status, 'disabled')) return;
      const now = this.clock.now();
      await store.updateOperator(tx, row.id, { status: 'disabled' });
      await store.deleteSessionsOf(tx, row.id);
      await store.revokeKeys(tx, row.id, now);
      await store.closeSetupLinks(tx, row.id, now);
      await this.#record(tx, 'operators.disable', { id: row.id, actor });
    });
  }

  /** A fresh one-time link for a first or a forgotten password; earlier open links die. */
  async newSetupLink(idOrEmail: string, actor: Actor): Promise<SetupLink> {
    return this.db.tx(async (tx) => {
      const row = await find(tx, idOrEmail);
      if (row.status === 'disabled') throw new DomainError(OPERATORS_ERRORS.disabled);
      const link = await this.#makeLink(tx, row.id, actor);
      await this.#record(tx, 'operators.new_setup_link', { id: row.id, actor });
      return link;
    });
  }

  /** Is there somebody who may `make` and somebody else who may `check`, neither of them disabled? */
  async hasPair(make: Permission, check: Permission): Promise<boolean> {
    const people = (await this.list()).filter((p) => p.status !== 'disabled');
    const holders = (permission: Permission) => people.filter((p) => permissionsOf(p.roles).has(permission));
    const checkers = holders(check);
    return holders(make).some((maker) => checkers.some((checker) => checker.id !== maker.id));
  }

  /** Until a named person has set a password, whoever holds the database may create the first one. */
  async needsFirstOperator(): Promise<boolean> {
    return this.db.tx(async (tx) => !(await store.somebodyCanSignIn(tx)));
  }

  /** The person as an actor with the permissions of their roles now; null when disabled or unknown. */
  async actor(tx: Tx, id: OperatorId): Promise<Actor | null> {
    const row = await store.findById(tx, id);
    if (row?.kind !== 'operator' || row.status === 'disabled') return null;
    const deputisedRoles = (await principalsOf(tx, id, this.clock.now())).flatMap((p) => p.roles);
    const roles = (await store.rolesOf(tx, [id])).get(id) ?? [];
    return actorOf({ id, name: row.name, roles, deputisedRoles });
  }

  async #makeLink(tx: Tx, operatorId: OperatorId, actor: Actor): Promise<SetupLink> {
    const now = this.clock.now();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + SETUP_LINK_MAX_AGE_MS);
    await store.closeSetupLinks(tx, operatorId, now);
    const link = { hash: tokenHash(token), operatorId, madeBy: actor.operatorId };
    await store.insertSetupLink(tx, { ...link, createdAt: now, expiresAt });
    return { token, expiresAt };
  }

  async #record(tx: Tx, action: string, about: About): Promise<void> {
    const { actor, id, facts = {} } = about;
    await this.audit.record(tx, { actor, action, incidentId: null, subject: `operator:${id}`, facts });
  }
}

async function find(tx: Tx, idOrEmail: string): Promise<OperatorRow> {
  const row = isUuid(idOrEmail)
    ? await store.findById(tx, idOrEmail as OperatorId)
    : await store.findByEmail(tx, idOrEmail.trim().toLowerCase());
  if (row?.kind !== 'operator') {
    throw new DomainError(OPERATORS_ERRORS.unknown, {
      id: isUuid(idOrEmail) ? idOrEmail : 'of that address',
    });
  }
  return row;
}

function checked(input: { name: string; email: string; roles: readonly string[] }) {
  const name = input.name.trim();
  const email = input.email.trim().toLowerCase();
  const roles = checkedRoles(input.roles);
  if (name === '' || name.length > 200) throw refuse('the name is missing or too long');
  if (!/^[^\s@<>,]+@[^\s@<>,]+$/.test(email) || email.length > 254) throw refuse('the address is not one');
  return { name, email, roles };
}

function refuse(problem: string): DomainError {
  return new DomainError(OPERATORS_ERRORS.invalid_operator, { problem });
}

function checkedRoles(roles: readonly string[]): Role[] {
  if (roles.length === 0) throw refuse('the role is missing');
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined) {
    throw new DomainError(OPERATORS_ERRORS.unknown_role, { role: unknown, roles: ROLE_NAMES.join(', ') });
  }
  return [...new Set(roles.filter(isRole))];
}

function view(row: Omit<Operator, 'roles'>, roles: readonly Role[]): Operator {
  const { id, name, email, status, createdAt } = row;
  return { id, name, email, status, roles, createdAt };
}
