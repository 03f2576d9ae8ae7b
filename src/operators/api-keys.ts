/** API keys belong to a person and act as that person; the secret is shown once, at making. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { isUuid, uuidv7 } from '../kernel/ids.ts';
import { Secret } from '../kernel/secret.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { needs } from './actors.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import * as store from './operators.store.ts';
import { Operators } from './operators.ts';
import { newApiKey, tokenHash } from './secrets.ts';
import type { OpenSession } from './sessions.ts';

const TOUCH_AFTER_MS = 60_000;

export interface ApiKey {
  readonly id: string;
  readonly label: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: Db,
    private readonly operators: Operators,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Needs `key.write`. Only its owner makes a key, since it acts as them, and only signed in: a key that was copied
   * makes no other. In development the terminal may for anybody.
   */
  async make(
    operator: string,
    label: string,
    actor: Actor,
    session: Pick<OpenSession, 'id'> | null = null,
  ): Promise<{ id: string; prefix: string; key: Secret<string> }> {
    const owner = await this.operators.get(operator);
    needs(actor, 'key.write');
    if (owner.id !== actor.operatorId && actor.kind === 'operator')
      throw new DomainError(OPERATORS_ERRORS.own_key_only);
    if (actor.kind === 'operator' && !session) throw new DomainError(OPERATORS_ERRORS.needs_session);
    if (owner.status === 'disabled') throw new DomainError(OPERATORS_ERRORS.disabled);
    const { key, prefix } = newApiKey();
    const now = this.clock.now();
    const row = { id: uuidv7(now), operatorId: owner.id, label: label.trim() || 'key', prefix };
    await this.db.tx(async (tx) => {
      await store.insertKey(tx, {
        ...row,
        hash: tokenHash(key),
        madeBy: actor.operatorId,
        createdAt: now,
      });
      await this.#record(tx, 'operators.make_key', { owner: owner.id, prefix, actor });
    });
    return { id: row.id, prefix, key: new Secret(key) };
  }

  async list(operator: string, actor: Actor): Promise<ApiKey[]> {
    const owner = await this.operators.get(operator);
    needs(actor, owner.id === actor.operatorId ? 'key.write' : 'operator.write');
    const rows = await this.db.tx((tx) => store.listKeys(tx, owner.id));
    return rows.map(({ id, label, prefix, createdAt, lastUsedAt, revokedAt }) => {
      return { id, label, prefix, createdAt, lastUsedAt, revokedAt };
    });
  }

  /** From the next request on the key is nobody's. */
  async revoke(operator: string, keyId: string, actor: Actor): Promise<void> {
    const owner = await this.operators.get(operator);
    needs(actor, owner.id === actor.operatorId ? 'key.write' : 'operator.write');
    await this.db.tx(async (tx) => {
      const revoked = isUuid(keyId) ? await store.revokeKeys(tx, owner.id, this.clock.now(), keyId) : 0;
      if (revoked === 0) throw new DomainError(OPERATORS_ERRORS.unknown_key, { id: keyId });
      await this.#record(tx, 'operators.revoke_key', { owner: owner.id, prefix: keyId, actor });
    });
  }

  /** The owner as an actor with today's permissions, or null where the key is unknown or revoked. */
  async actorOfKey(key: string): Promise<Actor | null> {
    if (!key.startsWith('amk_')) return null;
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const row = await store.findLiveKey(tx, tokenHash(key));
      if (!row) return null;
      if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > TOUCH_AFTER_MS) {
        await store.touchKey(tx, row.id, now);
      }
      return this.operators.actor(tx, row.operatorId);
    });
  }

  async #record(tx: Tx, action: string, of: { owner: string; prefix: string; actor: Actor }): Promise<void> {
    const subject = `operator:${of.owner}`;
    const facts = { key: of.prefix };
    await this.audit.record(tx, { actor: of.actor, action, incidentId: null, subject, facts });
  }
}
