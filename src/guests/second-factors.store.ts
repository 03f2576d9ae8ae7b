/** Every SQL statement on `challenge`: one showing of a second factor. */
import type { PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Means } from './rules/means.ts';
import type { ChallengeState } from './rules/states.ts';
import type { FactorOf, FactorUse } from './second-factors.types.ts';

/** One after another per person: so many tries in parallel are no more tries. */
export async function lockPerson(tx: Tx, { cohortId, personId }: PersonRef): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 56))`, [`${cohortId}:${personId}`]);
}

export interface Tally {
  readonly wrong: number;
  readonly codes: number;
  /** When the last code was asked for. */
  readonly lastCodeAt: Date | null;
}

/** Since then, in all sessions of one use. Index challenge_person_idx. */
export async function tallyOf(
  tx: Tx,
  ref: PersonRef,
  of: { readonly use: FactorUse; readonly since: Date },
): Promise<Tally> {
  const row = await tx.one<Tally & Record<string, unknown>>(
    `SELECT COALESCE(sum(wrong_tries), 0)::int AS wrong,
            count(*) FILTER (WHERE means IN ('email', 'sms'))::int AS codes,
            max(made_at) FILTER (WHERE means IN ('email', 'sms')) AS "lastCodeAt"
       FROM challenge WHERE cohort_id = $1 AND person_id = $2 AND made_at > $3 AND use = $4`,
    [ref.cohortId, ref.personId, of.since, of.use],
  );
  return row!;
}

export interface NewChallenge extends FactorOf {
  readonly means: Means;
  readonly use: FactorUse;
  readonly session: Buffer;
  readonly codeHash: Buffer | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** The one before it in the same session ends: one code at a time. */
export async function open(tx: Tx, made: NewChallenge): Promise<void> {
  const { cohortId, personId } = made.person;
  await tx.run(
    `UPDATE challenge SET state = 'replaced', ended_at = $4, code_hash = NULL
      WHERE cohort_id = $1 AND person_id = $2 AND session = $3 AND state = 'open'`,
    [cohortId, personId, made.session, made.now],
  );
  await tx.run(
    `INSERT INTO challenge (cohort_id, incident_id, person_id, means, session, code_hash, state, made_at, expires_at, use)
     VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9)`,
    [
      cohortId,
      made.incidentId,
      personId,
      made.means,
      made.session,
      made.codeHash,
      made.now,
      made.expiresAt,
      made.use,
    ],
  );
}

export interface Challenge {
  readonly id: bigint;
  readonly means: Means;
  readonly use: FactorUse;
  readonly codeHash: Buffer | null;
  readonly wrongTries: number;
  readonly expiresAt: Date;
}

/** Index challenge_one_open. */
export async function openOf(tx: Tx, ref: PersonRef, session: Buffer): Promise<Challenge | undefined> {
  return tx.one<Challenge & Record<string, unknown>>(
    `SELECT id, means, use, code_hash AS "codeHash", wrong_tries::int AS "wrongTries", expires_at AS "expiresAt"
       FROM challenge WHERE cohort_id = $1 AND person_id = $2 AND session = $3 AND state = 'open'`,
    [ref.cohortId, ref.personId, session],
  );
}

/** 0 where it had ended before: a code is good for one proof. */
export async function settle(
  tx: Tx,
  challenge: { readonly cohortId: PersonRef['cohortId']; readonly id: bigint },
  to: { readonly state: ChallengeState; readonly wrongTries: number; readonly now: Date },
): Promise<number> {
  return tx.run(
    `UPDATE challenge
        SET state = $3, wrong_tries = $4, ended_at = CASE WHEN $3 <> 'open' THEN $5::timestamptz END,
            code_hash = CASE WHEN $3 = 'open' THEN code_hash END
      WHERE cohort_id = $1 AND id = $2 AND state = 'open'`,
    [challenge.cohortId, challenge.id, to.state, to.wrongTries, to.now],
  );
}
