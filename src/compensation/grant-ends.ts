/** Ends grants with everything that hangs on them: redemption, outbox row, budget and journals, in one transaction. */
import { Inject, Injectable } from '@nestjs/common';
import { Codes } from '../codes/index.ts';
import { assert, must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { Ledger, localDate, mirrored, type JournalInput } from '../ledger/index.ts';
import type { Config } from '../platform/config.ts';
import type { Tx } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { giveSharesBack } from './budgets.store.ts';
import { bookOf, type IncidentBook } from './offers.store.ts';
import { voidedEntries, voidedPayable, voidMove } from './rules/void-check.ts';
import { markVoided, type Ending } from './voids.store.ts';

@Injectable()
export class GrantEnds {
  constructor(
    private readonly ledger: Ledger,
    private readonly codes: Codes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'voidAloneMaxMinor'>,
  ) {}

  /** What one person may void alone, in this currency; nothing where no amount was named for it. */
  aloneMaxMinor(currency: string): bigint {
    return this.config.voidAloneMaxMinor.get(currency) ?? 0n;
  }

  /** Voids grants that `lockEnding` holds and `voidMove` allows; the caller writes why. */
  async end(tx: Tx, grants: readonly Ending[]): Promise<void> {
    const [first] = grants;
    if (!first) return;
    assert(
      grants.every((g) => voidMove(g) === 'void' && g.incidentId === first.incidentId),
      'only open grants of one incident are voided together',
    );
    const moved = await markVoided(tx, grants, this.clock.now());
    const taken = grants.filter((g) => g.redemptionId !== null).length;
    assert(
      moved.grants === grants.length && moved.redemptions === taken && moved.outbox === taken,
      'a locked grant can be voided',
    );
    await giveSharesBack(tx, grants);
    const redeemed = grants.flatMap(({ cohortId, redemptionId }) =>
      redemptionId === null ? [] : { cohortId, redemptionId },
    );
    await this.codes.withdraw(tx, redeemed, { reason: 'voided', at: this.clock.now() });
    const book = must(await bookOf(tx, first.incidentId), 'a grant has its incident');
    await this.ledger.postMany(
      tx,
      grants.flatMap((grant) => this.#journals(book, grant)),
    );
  }

  #journals(book: IncidentBook, grant: Ending): JournalInput[] {
    const key = `void:${grant.grantId}:${grant.ended + 1}`;
    const common = {
      cohortId: grant.cohortId,
      incidentId: book.incidentId,
      legalEntityId: book.legalEntityId,
      effectiveOn: localDate(this.clock.now(), book.timeZone),
      kind: 'voided',
      facts: { offerSetId: grant.offerSetId, grantId: grant.grantId, grants: 1 },
    } as const;
    const gl = mirrored(voidedPayable(grant));
    return [
      { ...common, key: `${key}:memo`, plane: 'memo', lines: voidedEntries(grant) },
      ...(gl.length > 0 ? [{ ...common, key, plane: 'gl' as const, lines: gl }] : []),
    ];
  }
}
