/** What proves a loss is sealed for its claim: the portal files it, so it lies under the incident's link key. */
import { Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import type { IncidentId } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { deriveKey, open, seal, sealedKeyVersion } from '../platform/crypto/seal.ts';
import type { Tx } from '../platform/db/db.ts';
import { type EvidenceFile, packEvidence, unpackEvidence } from './rules/evidence.ts';
import type { FulfilmentRef } from './rules/key.ts';

interface OfClaim extends FulfilmentRef {
  readonly incidentId: IncidentId;
  readonly no: number;
}

@Injectable()
export class ClaimSeals {
  constructor(private readonly keys: IncidentKeys) {}

  async sealStatement(tx: Tx, of: OfClaim, statement: string): Promise<Buffer> {
    return this.#seal(tx, of.incidentId, Buffer.from(statement, 'utf8'), aadOf(of));
  }

  async openStatement(tx: Tx, of: OfClaim, sealed: Buffer): Promise<string> {
    return (await this.#open(tx, of.incidentId, sealed, aadOf(of))).toString('utf8');
  }

  async sealEvidence(
    tx: Tx,
    of: OfClaim & { readonly evidenceNo: number },
    file: EvidenceFile,
  ): Promise<Buffer> {
    return this.#seal(tx, of.incidentId, packEvidence(file), `${aadOf(of)}:${of.evidenceNo}`);
  }

  async openEvidence(
    tx: Tx,
    of: OfClaim & { readonly evidenceNo: number },
    sealed: Buffer,
  ): Promise<EvidenceFile> {
    return unpackEvidence(await this.#open(tx, of.incidentId, sealed, `${aadOf(of)}:${of.evidenceNo}`));
  }

  async #seal(tx: Tx, incidentId: IncidentId, plain: Buffer, aad: string): Promise<Buffer> {
    const { key, version } = await this.keys.open(incidentId, 'link', undefined, tx);
    return seal(sealingKey(key), version, plain, aad);
  }

  async #open(tx: Tx, incidentId: IncidentId, sealed: Buffer, aad: string): Promise<Buffer> {
    const { key } = await this.keys.open(incidentId, 'link', sealedKeyVersion(sealed), tx);
    return open(sealingKey(key), sealed, aad);
  }
}

function sealingKey(link: KeyObject): KeyObject {
  return deriveKey(link, 'claim');
}

function aadOf({ cohortId, redemptionId, no }: OfClaim): string {
  return `claim:${cohortId}:${redemptionId}:${no}`;
}
