/** Proven loss: filed by the person or on their behalf, evidence under seal, decided by somebody without a hand in it. */
import { both } from '../kernel/both.ts';
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR, type Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Outbox, type OwedFulfilment, referenceOf, type Visitor } from '../compensation/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { ClaimSeals } from './claim-seals.ts';
import * as store from './claims.store.ts';
import { failAndTell } from './failures.ts';
import { FULFILMENT_ERRORS as E } from './fulfilment.errors.ts';
import { reasonOf, refOf } from './given.ts';
import { EVIDENCE_FILES_MAX, type EvidenceFile, evidenceProblem } from './rules/evidence.ts';
import type { ClaimStanding } from './rules/claim-states.ts';
import type { FulfilmentRef } from './rules/key.ts';

/** Who files or adds: the person themselves, or an operator on their behalf. */
export type Filer = { readonly visitor: Visitor } | { readonly actor: Actor };

export interface ClaimView extends Omit<store.Claim, 'cohortId' | 'redemptionId'> {
  readonly reference: string;
}

export interface ClaimState {
  readonly status: ClaimStanding | 'none';
  readonly claimedMinor: bigint | null;
  readonly approvedMinor: bigint | null;
  readonly evidence: number;
  readonly reason: string | null;
  readonly can: { readonly file: boolean; readonly add: boolean };
}

export type ClaimDecision =
  | { readonly decision: 'approved'; readonly amountMinor: bigint; readonly reason: string }
  | { readonly decision: 'refused'; readonly reason: string };

const STATEMENT_MAX = 4_000;
const LISTED_MAX = 1_000;

@Injectable()
export class Claims {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly seals: ClaimSeals,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Files a claim for a loss of so much, at most the offer's face; one stands per redemption. */
  async file(
    incidentId: IncidentId,
    what: { readonly reference: string; readonly amountMinor: bigint; readonly statement: string },
    by: Filer,
  ): Promise<ClaimView> {
    const { reference, amountMinor } = what;
    const ref = refOf(reference);
    const statement = what.statement.trim().slice(0, STATEMENT_MAX);
    return this.db.tx(async (tx) => {
      const row = await this.#waiting(tx, incidentId, { ref, by });
      const before = await store.newest(tx, ref);
      if (before && before.status !== 'refused') {
        throw new DomainError(E.claim_standing, { reference, status: before.status });
      }
      if (amountMinor <= 0n || amountMinor > row.faceMinor) {
        throw new DomainError(E.claim_over_cap, { cap: row.faceMinor });
      }
      const claim = {
        ...ref,
        no: (before?.no ?? 0) + 1,
        incidentId,
        status: 'filed' as const,
        claimedMinor: amountMinor,
        currency: row.currency,
        filedBy: 'actor' in by ? by.actor.operatorId : null,
        filedAt: this.clock.now(),
      };
      await store.insertClaim(tx, claim, await this.seals.sealStatement(tx, claim, statement));
      await this.#record(tx, 'file_claim', claim, { by, facts: { amountMinor } });
      return viewOf(await this.#newest(tx, incidentId, reference));
    });
  }

  /** Adds one file to a filed claim; the same bytes twice stand once. Answers how many there are. */
  async addEvidence(
    incidentId: IncidentId,
    reference: string,
    file: EvidenceFile,
    by: Filer,
  ): Promise<{ readonly evidence: number }> {
    const why = evidenceProblem(file);
    if (why) throw new DomainError(E.bad_evidence, { why });
    return this.db.tx(async (tx) => {
      await this.#waiting(tx, incidentId, { ref: refOf(reference), by });
      const claim = await this.#filed(tx, incidentId, reference);
      if (claim.evidence >= EVIDENCE_FILES_MAX) {
        throw new DomainError(E.bad_evidence, {
          why: both(
            `a claim has at most ${EVIDENCE_FILES_MAX} files.`,
            `satu klaim memuat paling banyak ${EVIDENCE_FILES_MAX} berkas.`,
          ),
        });
      }
      const no = claim.evidence + 1;
      const sealed = await this.seals.sealEvidence(tx, { ...claim, evidenceNo: no }, file);
      const sha256 = createHash('sha256').update(file.bytes).digest();
      const operatorId = 'actor' in by ? by.actor.operatorId : null;
      const kept = { no, bytes: file.bytes.length, sha256, sealed, by: operatorId, at: this.clock.now() };
      const added = await store.insertEvidence(tx, claim, kept);
      if (added > 0) await this.#record(tx, 'add_evidence', claim, { by, facts: { no, bytes: kept.bytes } });
      return { evidence: claim.evidence + added };
    });
  }

  /** What the person sees of it on the page of their choice. */
  async statusFor(visitor: Visitor, reference: string): Promise<ClaimState | null> {
    const ref = refOf(reference);
    return this.db.tx(async (tx) => {
      const row = await this.outbox.seen(tx, ref);
      if (!row || row.kind !== 'claim' || !isTheirs(row, visitor)) return null;
      const claim = await store.newest(tx, ref, 'none');
      const waits = row.grantState === 'redeemed';
      const open = waits && (!claim || claim.status === 'refused');
      return {
        status: claim?.status ?? 'none',
        claimedMinor: claim?.claimedMinor ?? null,
        approvedMinor: claim?.approvedMinor ?? null,
        evidence: claim?.evidence ?? 0,
        reason: claim?.reason ?? null,
        can: { file: open, add: waits && claim?.status === 'filed' && claim.evidence < EVIDENCE_FILES_MAX },
      };
    });
  }

  /** Oldest first, a thousand at most. */
  async list(incidentId: IncidentId, status: ClaimStanding | null = null): Promise<readonly ClaimView[]> {
    return (await this.db.tx((tx) => store.claimsOf(tx, incidentId, status, LISTED_MAX))).map(viewOf);
  }

  /** One claim with the person's own words; every look is audited. */
  async get(
    incidentId: IncidentId,
    reference: string,
    actor: Actor,
  ): Promise<ClaimView & { readonly statement: string }> {
    return this.db.tx(async (tx) => {
      const claim = await this.#newest(tx, incidentId, reference);
      await this.#record(tx, 'reveal_claim', claim, { by: { actor }, facts: {} });
      const statement = await this.seals.openStatement(tx, claim, await store.sealedStatement(tx, claim));
      return { ...viewOf(claim), statement };
    });
  }

  /** One file of its evidence; every look is audited. */
  async evidence(
    incidentId: IncidentId,
    { reference, no }: { readonly reference: string; readonly no: number },
    actor: Actor,
  ): Promise<EvidenceFile> {
    return this.db.tx(async (tx) => {
      const claim = await this.#newest(tx, incidentId, reference);
      const sealed = await store.sealedEvidence(tx, claim, no);
      if (!sealed) throw new DomainError(E.unknown_evidence, { reference, no });
      await this.#record(tx, 'reveal_evidence', claim, { by: { actor }, facts: { no } });
      return this.seals.openEvidence(tx, { ...claim, evidenceNo: no }, sealed);
    });
  }

  /**
   * Yes for so much, paid through the next payout file; or no, and the person may choose again. Whoever filed it or
   * added to it on the person's behalf decides nothing.
   */
  async decide(
    incidentId: IncidentId,
    reference: string,
    decision: ClaimDecision,
    actor: Actor,
  ): Promise<ClaimView> {
    const reason = reasonOf(decision.reason);
    return this.db.tx(async (tx) => {
      // The grant first, as everybody does who moves it.
      const rows = await this.outbox.locked(tx, [refOf(reference)]);
      const claim = await this.#filed(tx, incidentId, reference);
      if (rows[0]?.grantState !== 'redeemed') throw new DomainError(E.not_a_claim, { reference });
      if (await store.hadAHand(tx, claim, actor.operatorId)) throw new DomainError(E.claim_own);
      const approvedMinor = decision.decision === 'approved' ? decision.amountMinor : null;
      if (approvedMinor !== null) refuseAmount(claim, { reference, approvedMinor });
      const by = { by: actor.operatorId, at: this.clock.now() };
      await store.decide(tx, claim, { status: decision.decision, approvedMinor, reason, ...by });
      if (decision.decision === 'refused') {
        await failAndTell(tx, this.outbox, rows, { kind: 'refused', reasons: [reason], at: by.at });
      }
      await this.#record(tx, `claim_${decision.decision}`, claim, {
        by: { actor },
        facts: { approvedMinor },
      });
      return viewOf(await this.#newest(tx, incidentId, reference));
    });
  }

  async #waiting(
    tx: Tx,
    incidentId: IncidentId,
    { ref, by }: { ref: FulfilmentRef; by: Filer },
  ): Promise<OwedFulfilment> {
    const [row] = await this.outbox.locked(tx, [ref]);
    const reference = referenceOf(ref.cohortId, ref.redemptionId);
    const theirs = row && ('actor' in by || isTheirs(row, by.visitor));
    if (row?.incidentId !== incidentId || !theirs) throw new DomainError(E.unknown, { reference });
    if (row.kind !== 'claim' || row.grantState !== 'redeemed') {
      throw new DomainError(E.not_a_claim, { reference });
    }
    return row;
  }

  async #newest(tx: Tx, incidentId: IncidentId, reference: string): Promise<store.Claim> {
    const claim = await store.newest(tx, refOf(reference));
    if (claim?.incidentId !== incidentId) throw new DomainError(E.unknown_claim, { reference });
    return claim;
  }

  async #filed(tx: Tx, incidentId: IncidentId, reference: string): Promise<store.Claim> {
    const claim = await this.#newest(tx, incidentId, reference);
    if (claim.status !== 'filed')
      throw new DomainError(E.claim_not_filed, { reference, status: claim.status });
    return claim;
  }

  async #record(
    tx: Tx,
    verb: string,
    claim: FulfilmentRef & { readonly incidentId: IncidentId },
    { by, facts }: { by: Filer; facts: Readonly<Record<string, unknown>> },
  ): Promise<void> {
    const subject = `redemption:${claim.cohortId}:${claim.redemptionId}`;
    const { incidentId } = claim;
    const actor = 'actor' in by ? by.actor : SYSTEM_ACTOR;
    await this.audit.record(tx, { actor, action: `fulfilment.${verb}`, incidentId, subject, facts });
  }
}

function refuseAmount(
  claim: store.Claim,
  { reference, approvedMinor }: { reference: string; approvedMinor: bigint },
): void {
  if (claim.evidence === 0) throw new DomainError(E.claim_bare, { reference });
  if (approvedMinor <= 0n || approvedMinor > claim.claimedMinor) {
    throw new DomainError(E.claim_approved_over, { claimed: claim.claimedMinor });
  }
}

function isTheirs(row: OwedFulfilment, { person }: Visitor): boolean {
  return row.cohortId === person.cohortId && row.personId === person.personId;
}

function viewOf({ cohortId, redemptionId, ...rest }: store.Claim): ClaimView {
  return { ...rest, reference: referenceOf(cohortId, redemptionId) };
}
