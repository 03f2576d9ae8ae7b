/** Tests of the providers are few: by one person, to one number, in the whole house; each is in the audit. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { Audit } from '../platform/audit/audit.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { mac16 } from '../platform/crypto/seal.ts';
import { Db } from '../platform/db/db.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import * as store from './provider-tests.store.ts';

@Injectable()
export class ProviderTestPlaces {
  constructor(
    private readonly db: Db,
    private readonly keyStore: KeyStore,
    private readonly audit: Audit,
  ) {}

  /**
   * Keeps the test where this hour has a place for it; of a number only a keyed hash, which tells whether two went to
   * the same one. Refuses `test_limit`, `test_number_limit`, `test_house_limit`.
   */
  async take(test: store.NewTest, number: string | null, actor: Actor): Promise<void> {
    const key = number === null ? null : await this.keyStore.processKey('provider-tests');
    const numberHash = key && mac16(key, 'phone', number!);
    const full = await this.db.tx(async (tx) => {
      const fullOf = await store.insertTest(tx, { ...test, numberHash });
      if (fullOf === null) {
        await this.audit.record(tx, {
          actor,
          action: 'notices.test_provider',
          incidentId: null,
          subject: `provider:${test.provider}`,
          facts: numberHash ? { number: numberHash.toString('base64url') } : {},
        });
      }
      return fullOf;
    });
    if (full !== null) throw new DomainError(LIMITS[full], { max: store.TESTS_AN_HOUR_MAX[full] });
  }
}

const LIMITS = { person: E.test_limit, number: E.test_number_limit, house: E.test_house_limit } as const;
