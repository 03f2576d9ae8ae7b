/** The people who run Amends: created by one another, with roles, and disabled rather than deleted. */
import { type Both, both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, WorksOn } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, newId, type OperatorId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { actorOf } from './actors.ts';
import { principalsOf } from './deputies.store.ts';
import { setWorksOn, worksOn } from './memberships.store.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import * as store from './operators.store.ts';
import type { OperatorRow } from './operators.tables.ts';
import { SETUP_LINK_MAX_AGE_MS } from './rules/limits.ts';
import { operatorLifecycle, type OperatorStatus } from './rules/operator-states.ts';
import { isRole, type Permission, permissionsOf, type Role, ROLE_NAMES } from './rules/roles.ts';
import { givesIncident, givesRole } from './rules/changes.ts';
import { enrolled } from './second-factors.store.ts';
import { newToken, tokenHash } from './secrets.ts';
import { deleteSessionsOf } from './sessions.store.ts';

export interface Operator {
  readonly id: OperatorId;
  readonly name: string;
  readonly email: string;
  readonly status: OperatorStatus;
  readonly roles: readonly Role[];
  readonly incidents: 'all' | readonly IncidentId[];
  /** Has this person enrolled one? */
  readonly secondFactor: boolean;
  readonly createdAt: Date;
}

export interface NewOperator {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** All of them, unless told. */
  readonly incidents?: 'all' | readonly IncidentId[] | undefined;
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

  /**
   * A new person and the one-time link by which they set their password, at once: for the terminal only, in
   * development or while fewer than two administrators can sign in. Anybody else asks (`OperatorChanges`).
   */
  async create(input: NewOperator, actor: Actor): Promise<{ operator: Operator; setupLink: SetupLink }> {
    refuseAlone(actor);
    return this.db.tx((tx) => this.createIn(tx, input, actor));
  }

  /** The same inside the transaction that holds a second person's yes. */
  async createIn(
    tx: Tx,
    input: NewOperator,
    actor: Actor,
  ): Promise<{ operator: Operator; setupLink: SetupLink }> {
    const { name, email, roles, incidents } = checked(input);
    const now = this.clock.now();
    const id = newId<OperatorId>(now);
    const status = operatorLifecycle.initial;
    const row = { id, name, email, status, createdBy: actor.operatorId, createdAt: now };
    const allIncidents = incidents === 'all';
    if (!(await store.insertOperator(tx, { ...row, allIncidents }))) {
      throw new DomainError(OPERATORS_ERRORS.email_taken);
    }
    const by = { grantedBy: actor.operatorId, grantedAt: now };
    await store.replaceRoles(tx, id, roles, by);
    await setWorksOn(tx, id, incidents, by);
    const setupLink = await this.#makeLink(tx, id, actor);
    await this.#record(tx, 'operators.create', { id, actor, facts: { roles: roles.join(' ') } });
    return { operator: (await views(tx, [row]))[0]!, setupLink };
  }

  async list(): Promise<Operator[]> {
    return this.db.tx(async (tx) => views(tx, await store.listPeople(tx)));
  }

  /** By id or by e-mail address. */
  async get(idOrEmail: string): Promise<Operator> {
    return this.db.tx((tx) => this.getIn(tx, idOrEmail));
  }

  async getIn(tx: Tx, idOrEmail: string): Promise<Operator> {
    return (await views(tx, [await find(tx, idOrEmail)]))[0]!;
  }

  /** Replaces the roles; sessions and keys have the new permissions from their next request on. */
  async setRoles(idOrEmail: string, roles: readonly string[], actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const present = await this.getIn(tx, idOrEmail);
      if (givesRole(present.roles, checkedRoles(roles))) refuseAlone(actor);
      await this.setRolesIn(tx, present.id, roles, actor);
    });
  }

  async setRolesIn(tx: Tx, id: OperatorId, roles: readonly string[], actor: Actor): Promise<void> {
    const wanted = checkedRoles(roles);
    const by = { grantedBy: actor.operatorId, grantedAt: this.clock.now() };
    await store.replaceRoles(tx, id, wanted, by);
    await this.#record(tx, 'operators.set_roles', { id, actor, facts: { roles: wanted.join(' ') } });
  }

  /** Which incidents the person works on, from the next request on; one administrator alone only takes away. */
  async setIncidents(idOrEmail: string, incidents: WorksOn, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const present = await this.getIn(tx, idOrEmail);
      if (givesIncident(worksOnOf(present), incidents)) refuseAlone(actor);
      await this.setIncidentsIn(tx, present.id, incidents, actor);
    });
  }

  async setIncidentsIn(tx: Tx, id: OperatorId, incidents: WorksOn, actor: Actor): Promise<void> {
    if (incidents !== 'all' && incidents.size === 0) throw new DomainError(OPERATORS_ERRORS.bad_incidents);
    await setWorksOn(tx, id, incidents, { grantedBy: actor.operatorId, grantedAt: this.clock.now() });
    const named = incidents === 'all' ? 'all' : [...incidents].join(' ');
    await this.#record(tx, 'operators.set_incidents', { id, actor, facts: { incidents: named } });
  }

  /** Ends every session, key and open link of the person at once. Disabling twice changes nothing. */
  async disable(idOrEmail: string, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const row = await find(tx, idOrEmail);
      if (!operatorLifecycle.allows(row.status, 'disabled')) return;
      const now = this.clock.now();
      await store.updateOperator(tx, row.id, { status: 'disabled' });
      await deleteSessionsOf(tx, row.id);
      await store.revokeKeys(tx, row.id, now);
      await store.closeSetupLinks(tx, row.id, now);
      await this.#record(tx, 'operators.disable', { id: row.id, actor });
    });
  }

  /** Back after a second administrator's yes; sessions and keys stay ended, and the password is chosen anew. */
  async enableIn(tx: Tx, id: OperatorId, actor: Actor): Promise<SetupLink> {
    const row = await find(tx, id);
    if (row.status !== 'disabled') throw new DomainError(OPERATORS_ERRORS.nothing_changes);
    await store.updateOperator(tx, id, { status: 'active' });
    await this.#record(tx, 'operators.enable', { id, actor });
    return this.#makeLink(tx, id, actor);
  }

  /**
   * A fresh one-time link for a password; earlier open links die. It takes two people (`OperatorChanges`), also for a
   * first password, since whoever holds the link becomes that person; only the terminal makes one alone.
   */
  async newSetupLink(idOrEmail: string, actor: Actor): Promise<SetupLink> {
    return this.db.tx(async (tx) => {
      const { id } = await find(tx, idOrEmail);
      refuseAlone(actor);
      return this.newSetupLinkIn(tx, id, actor);
    });
  }

  async newSetupLinkIn(tx: Tx, id: OperatorId, actor: Actor): Promise<SetupLink> {
    const row = await find(tx, id);
    if (row.status === 'disabled') throw new DomainError(OPERATORS_ERRORS.disabled);
    const link = await this.#makeLink(tx, id, actor);
    await this.#record(tx, 'operators.new_setup_link', { id, actor });
    return link;
  }

  /** Does somebody who may `make` and somebody else who may `check` work on the incident, neither of them disabled? */
  async hasPair(make: Permission, check: Permission, incident: IncidentId): Promise<boolean> {
    const people = (await this.list()).filter(
      (p) => p.status !== 'disabled' && (p.incidents === 'all' || p.incidents.includes(incident)),
    );
    const holders = (permission: Permission) => people.filter((p) => permissionsOf(p.roles).has(permission));
    const checkers = holders(check);
    return holders(make).some((maker) => checkers.some((checker) => checker.id !== maker.id));
  }

  /** While fewer than two administrators can sign in, nobody could ask another: whoever holds the database may create. */
  async needsAdmins(): Promise<boolean> {
    return this.db.tx(async (tx) => (await store.adminsBeside(tx, [])) < 2);
  }

  /** The person as an actor with the permissions of their roles now; null when disabled or unknown. */
  async actor(tx: Tx, id: OperatorId): Promise<Actor | null> {
    const row = await store.findById(tx, id);
    if (row?.kind !== 'operator' || row.status === 'disabled') return null;
    const deputisedRoles = (await principalsOf(tx, id, this.clock.now())).flatMap((p) => p.roles);
    const roles = (await store.rolesOf(tx, [id])).get(id) ?? [];
    const incidents = (await worksOn(tx, [id])).get(id) ?? new Set();
    return actorOf({ id, name: row.name, roles, deputisedRoles, incidents });
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

/** Only the terminal and whoever holds the database act alone; between named people it takes two. */
function refuseAlone(actor: Actor): void {
  if (actor.kind === 'operator') throw new DomainError(OPERATORS_ERRORS.needs_second);
}

export function worksOnOf({ incidents }: Pick<Operator, 'incidents'>): WorksOn {
  return incidents === 'all' ? 'all' : new Set(incidents);
}

/** Throws what is wrong with it. */
export function checked(input: NewOperator) {
  const name = input.name.trim();
  const email = input.email.trim().toLowerCase();
  const roles = checkedRoles(input.roles);
  if (name === '' || name.length > 200) {
    throw refuse(both('the name is missing or too long', 'namanya tidak ada atau terlalu panjang'));
  }
  if (!/^[^\s@<>,]+@[^\s@<>,]+$/.test(email) || email.length > 254) {
    throw refuse(both('the address is not one', 'alamatnya bukan alamat email'));
  }
  const { incidents = 'all' } = input;
  if (incidents !== 'all' && incidents.length === 0) throw new DomainError(OPERATORS_ERRORS.bad_incidents);
  return { name, email, roles, incidents: worksOnOf({ incidents }) };
}

function refuse(problem: Both): DomainError {
  return new DomainError(OPERATORS_ERRORS.invalid_operator, { problem });
}

export function checkedRoles(roles: readonly string[]): Role[] {
  if (roles.length === 0) throw refuse(both('the role is missing', 'perannya tidak ada'));
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined) {
    throw new DomainError(OPERATORS_ERRORS.unknown_role, { role: unknown, roles: ROLE_NAMES.join(', ') });
  }
  return [...new Set(roles.filter(isRole))];
}

async function views(
  tx: Tx,
  rows: readonly Pick<OperatorRow, 'id' | 'name' | 'email' | 'status' | 'createdAt'>[],
): Promise<Operator[]> {
  const ids = rows.map(({ id }) => id);
  const [roles, works, factors] = [
    await store.rolesOf(tx, ids),
    await worksOn(tx, ids),
    await enrolled(tx, ids),
  ];
  return rows.map(({ id, name, email, status, createdAt }) => {
    const on = works.get(id) ?? new Set<IncidentId>();
    return {
      id,
      name,
      email,
      status,
      roles: roles.get(id) ?? [],
      incidents: on === 'all' ? on : [...on],
      secondFactor: factors.has(id),
      createdAt,
    };
  });
}
