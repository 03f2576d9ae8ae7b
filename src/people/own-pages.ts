/** What a person's own page asks of us: is this key theirs, and let their old link end. */
import { Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import { assert } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { mac16 } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { macKind } from './contacts.ts';
import { hasKey, idSpaceOf, raiseLinkVersion } from './own-pages.store.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { defaultCountry } from './people.store.ts';
import type { PersonKey } from './people.types.ts';
import { normalised } from './person-view.ts';

@Injectable()
export class OwnPages {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
  ) {}

  /** Does this e-mail, phone or customer id stand among the person's rows? By matching key: nothing is opened. */
  async isKeyOf(incidentId: IncidentId, ref: PersonRef, by: PersonKey): Promise<boolean> {
    const { key: index } = await this.keys.open(incidentId, 'index');
    return this.db.tx(async (tx) => {
      const read = readable(by, await defaultCountry(tx, incidentId));
      if (!read) return false;
      const idSpace = read.kind === 'customer_id' ? await idSpaceOf(tx, incidentId, ref) : read.idSpace;
      return hasKey(tx, incidentId, ref, mac16(index, macKind(read.kind, idSpace ?? 'main'), read.value));
    });
  }

  /** From here on the person's link and typed code of before open nothing; messages made later carry new ones. */
  async revokeLink(tx: Tx, ref: PersonRef): Promise<void> {
    const raised = await raiseLinkVersion(tx, ref);
    assert(raised > 0, 'a person has a link version left');
  }
}

function readable(by: PersonKey, country: string | null): ReturnType<typeof normalised> | null {
  try {
    return normalised(by, country);
  } catch (error) {
    if (error instanceof DomainError && error.code === E.unreadable_key.code) return null;
    throw error;
  }
}
