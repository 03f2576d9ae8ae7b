/** A process of its own that confirms one reserved grant and is gone the moment that stands, like one that is killed. */
import { Codes } from '../../src/codes/index.ts';
import { Redemptions, type Visitor } from '../../src/compensation/index.ts';
import { IncidentKeys } from '../../src/incidents/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { CohortId, GrantNo, IncidentId, PersonNo } from '../../src/kernel/ids.ts';
import { Ledger } from '../../src/ledger/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { DirectoryKeyStore } from '../../src/platform/crypto/key-store.ts';
import { openDataSource } from '../../src/platform/db/data-source.ts';
import { Db } from '../../src/platform/db/db.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import type { TestDatabase } from './database.ts';

interface Asked {
  readonly target: TestDatabase['target'];
  readonly keysDir: string;
  readonly incidentId: IncidentId;
  readonly cohortId: string;
  readonly personId: PersonNo;
  readonly linkVersion: number;
  readonly grantId: string;
}

const asked = JSON.parse(process.argv[2] ?? '{}') as Asked;
const db = new Db(await openDataSource(asked.target, { poolSize: 4, applicationName: 'redeemer' }));
const audit = new Audit(systemClock);
const keys = new IncidentKeys(db, new DirectoryKeyStore(asked.keysDir), systemClock);
const redemptions = new Redemptions(
  db,
  new Ledger(db, audit, systemClock),
  new Jobs(db),
  new Codes(db, keys, audit, systemClock),
  systemClock,
);
const visitor: Visitor = {
  incidentId: asked.incidentId,
  person: { cohortId: BigInt(asked.cohortId) as CohortId, personId: asked.personId },
  linkVersion: asked.linkVersion,
};
await redemptions.confirm(visitor, { grantId: BigInt(asked.grantId) as GrantNo });
process.kill(process.pid, 'SIGKILL');
