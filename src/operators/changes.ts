/** What gives an operator more is asked by one administrator and decided by another; what takes away needs one. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, WorksOn } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import { type OperatorId, uuidv7 } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { needs } from './actors.ts';
import { Approvals } from './approvals.ts';
import { type RequestRow, requestsOf } from './approvals.store.ts';
import {
  type Asked,
  type Change,
  CHANGE,
  find,
  listed,
  namesOf,
  read,
  view,
  type Wants,
} from './change-view.ts';
import { OPERATORS_ERRORS as E } from './operators.errors.ts';
import {
  checked,
  checkedRoles,
  type NewOperator,
  type Operator,
  Operators,
  type SetupLink,
  worksOnOf,
} from './operators.ts';
import { adminsBeside, findByEmail } from './operators.store.ts';
import type { ApprovalStatus } from './rules/approval-states.ts';
import { type ChangeKind, givesIncident, givesRole } from './rules/changes.ts';
import { SecondFactors } from './second-factors.ts';

@Injectable()
export class OperatorChanges {
  constructor(
    private readonly db: Db,
    private readonly operators: Operators,
    private readonly approvals: Approvals,
    private readonly factors: SecondFactors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new person. Once it is allowed, whoever decides gets the link for them. */
  async create(input: NewOperator, actor: Actor): Promise<Asked> {
    needs(actor, 'operator.write');
    const { name, email, roles, incidents } = checked(input);
    if (actor.kind !== 'operator') return { change: null, ...(await this.operators.create(input, actor)) };
    const wants = { name, email, roles, incidents: listed(incidents) };
    return this.db.tx(async (tx) => {
      if (await findByEmail(tx, email)) throw new DomainError(E.email_taken);
      return this.#ask(tx, { kind: 'create', operatorId: null, wants }, null, actor);
    });
  }

  /** Other roles: at once where there are only fewer. */
  async setRoles(operator: string, roles: readonly string[], actor: Actor): Promise<Asked> {
    needs(actor, 'operator.write');
    const wanted = checkedRoles(roles);
    return this.#either(operator, actor, {
      kind: 'roles',
      wants: { roles: wanted },
      gives: (present) => givesRole(present.roles, wanted),
      take: (tx, { id }) => this.operators.setRolesIn(tx, id, wanted, actor),
    });
  }

  /** Other incidents: at once where there are only fewer. */
  async setIncidents(operator: string, incidents: WorksOn, actor: Actor): Promise<Asked> {
    needs(actor, 'operator.write');
    if (incidents !== 'all' && incidents.size === 0) throw new DomainError(E.bad_incidents);
    return this.#either(operator, actor, {
      kind: 'incidents',
      wants: { incidents: listed(incidents) },
      gives: (present) => givesIncident(worksOnOf(present), incidents),
      take: (tx, { id }) => this.operators.setIncidentsIn(tx, id, incidents, actor),
    });
  }

  /** Takes a lost second factor away: the person enrols anew after the password. */
  async resetFactor(operator: string, actor: Actor): Promise<Asked> {
    needs(actor, 'operator.write');
    return this.#either(operator, actor, {
      kind: 'factor',
      wants: {},
      gives: (present) => {
        if (!present.secondFactor) throw new DomainError(E.no_factor);
        return true;
      },
      take: (tx, { id }) => this.factors.reset(tx, id),
    });
  }

  /** A link to choose a password, a first one too: whoever decides gets it, since its holder becomes that person. */
  async newSetupLink(operator: string, actor: Actor): Promise<Asked> {
    needs(actor, 'operator.write');
    return this.#either(operator, actor, {
      kind: 'password',
      wants: {},
      gives: (present) => {
        if (present.status === 'disabled') throw new DomainError(E.disabled);
        return true;
      },
      take: (tx, { id }) => this.operators.newSetupLinkIn(tx, id, actor),
    });
  }

  /** Lets a disabled person back in. */
  async enable(operator: string, actor: Actor): Promise<Asked> {
    needs(actor, 'operator.write');
    return this.#either(operator, actor, {
      kind: 'enable',
      wants: {},
      gives: (present) => {
        if (present.status !== 'disabled') throw new DomainError(E.nothing_changes);
        return true;
      },
      take: (tx, { id }) => this.operators.enableIn(tx, id, actor),
    });
  }

  /**
   * Does what was asked, in the same transaction as the yes. Refuses `same_person` for whoever asked and whom it is
   * about, and `bad_incidents` for whoever does not see as far as what is given.
   */
  async approve(id: string, actor: Actor): Promise<Asked> {
    return this.db.tx(async (tx) => {
      const row = await this.#decide(tx, id, { decision: 'approved' }, actor);
      const done = await this.#apply(tx, read(row), actor);
      return { ...done, change: await this.#view(tx, id) };
    });
  }

  async refuse(id: string, reason: string, actor: Actor): Promise<Change> {
    return this.db.tx(async (tx) => {
      await this.#decide(tx, id, { decision: 'refused', reason }, actor);
      return this.#view(tx, id);
    });
  }

  /** Whoever asked takes it back while it waits. */
  async withdraw(id: string, actor: Actor): Promise<Change> {
    needs(actor, 'operator.write');
    return this.db.tx(async (tx) => {
      const row = await find(tx, id);
      if (row.madeBy !== actor.operatorId) throw new DomainError(E.only_asker);
      if (row.status !== 'requested') throw new DomainError(E.no_request, { kind: CHANGE, subjectId: id });
      await this.approvals.withdraw(tx, CHANGE, id);
      return this.#view(tx, id);
    });
  }

  /** Newest first. */
  async list(status: ApprovalStatus | null = null): Promise<Change[]> {
    return this.db.tx(async (tx) => {
      const rows = await requestsOf(tx, CHANGE, status);
      const names = await namesOf(tx);
      return rows.map((row) => view(row, names));
    });
  }

  async #either(
    operator: string,
    actor: Actor,
    of: {
      kind: ChangeKind;
      wants: Wants;
      gives: (present: Operator) => boolean;
      take: (tx: Tx, present: Operator) => Promise<SetupLink | void>;
    },
  ): Promise<Asked> {
    return this.db.tx(async (tx) => {
      const present = await this.operators.getIn(tx, operator);
      if (of.gives(present) && actor.kind === 'operator') {
        return this.#ask(tx, { kind: of.kind, operatorId: present.id, wants: of.wants }, present, actor);
      }
      const setupLink = (await of.take(tx, present)) ?? null;
      return { change: null, operator: await this.operators.getIn(tx, present.id), setupLink };
    });
  }

  async #ask(
    tx: Tx,
    asked: { kind: ChangeKind; operatorId: OperatorId | null; wants: Wants },
    present: Operator | null,
    actor: Actor,
  ): Promise<Asked> {
    refuseBeyond(actor, reachOf(asked, present));
    const about = asked.operatorId === null ? [] : [asked.operatorId];
    if ((await adminsBeside(tx, [actor.operatorId, ...about])) === 0) {
      throw new DomainError(E.no_second_admin);
    }
    const waiting = await requestsOf(tx, CHANGE, 'requested');
    const same = waiting.find(({ pins }) => fingerprintHex(pins) === fingerprintHex(asked));
    // Asked twice is asked once, whoever asked first.
    const subjectId = same?.subjectId ?? uuidv7(this.clock.now());
    if (same) return { change: await this.#view(tx, subjectId), operator: null, setupLink: null };
    const request = { kind: CHANGE, subjectId, incidentId: null, pins: { ...asked }, makers: about };
    await this.approvals.request(tx, request, actor);
    return { change: await this.#view(tx, subjectId), operator: null, setupLink: null };
  }

  async #decide(
    tx: Tx,
    id: string,
    decision: { decision: 'approved' } | { decision: 'refused'; reason: string },
    actor: Actor,
  ): Promise<RequestRow> {
    needs(actor, 'operator.approve');
    const row = await find(tx, id);
    await this.approvals.decide(tx, { kind: CHANGE, subjectId: id, ...decision }, actor);
    return row;
  }

  async #apply(
    tx: Tx,
    { kind, operatorId, wants }: ReturnType<typeof read>,
    actor: Actor,
  ): Promise<Omit<Asked, 'change'>> {
    if (kind === 'create') {
      refuseBeyond(actor, reachOf({ kind, wants }, null));
      const { name = '', email = '', roles = [], incidents } = wants;
      return this.operators.createIn(tx, { name, email, roles, incidents }, actor);
    }
    const present = await this.operators.getIn(tx, operatorId ?? '');
    refuseBeyond(actor, reachOf({ kind, wants }, present));
    const { id } = present;
    const setupLink = (await this.#applyTo(tx, id, { kind, wants }, actor)) ?? null;
    return { operator: await this.operators.getIn(tx, id), setupLink };
  }

  async #applyTo(
    tx: Tx,
    id: OperatorId,
    { kind, wants }: { kind: Exclude<ChangeKind, 'create'>; wants: Wants },
    actor: Actor,
  ): Promise<SetupLink | void> {
    switch (kind) {
      case 'roles':
        return this.operators.setRolesIn(tx, id, wants.roles ?? [], actor);
      case 'incidents':
        return this.operators.setIncidentsIn(tx, id, worksOnOf({ incidents: wants.incidents ?? [] }), actor);
      case 'factor':
        return this.factors.reset(tx, id);
      case 'password':
        return this.operators.newSetupLinkIn(tx, id, actor);
      case 'enable':
        return this.operators.enableIn(tx, id, actor);
    }
  }

  async #view(tx: Tx, id: string): Promise<Change> {
    return view(await find(tx, id), await namesOf(tx));
  }
}

/** The incidents on which somebody can do more after it. */
function reachOf({ kind, wants }: { kind: ChangeKind; wants: Wants }, present: Operator | null): WorksOn {
  if (kind !== 'create' && kind !== 'incidents') return present ? worksOnOf(present) : 'all';
  const wanted = worksOnOf({ incidents: wants.incidents ?? 'all' });
  const before = present ? worksOnOf(present) : new Set();
  if (wanted === 'all' || before === 'all') return before === 'all' ? new Set() : wanted;
  return new Set([...wanted].filter((incident) => !before.has(incident)));
}

/** Nobody gives more than they see themselves, neither asking nor deciding. */
function refuseBeyond({ incidents }: Actor, given: WorksOn): void {
  if (givesIncident(incidents, given)) throw new DomainError(E.bad_incidents);
}
