/** What a backup from before a launch's messages would show. */
import type { NoticeId } from '../../src/kernel/ids.ts';
import type { PostOffice } from './notices.ts';

/** Nothing sent, nothing heard of this notice. */
export async function asBefore(office: PostOffice, id: NoticeId): Promise<void> {
  const run = (text: string): Promise<number> => office.t.ownerDb.tx((tx) => tx.run(text, [id]));
  for (const table of ['provider_event', 'event_due']) {
    await run(
      `DELETE FROM ${table} WHERE cohort_id IN (SELECT cohort_id FROM delivery WHERE notice_id = $1)`,
    );
  }
  await run(
    `DELETE FROM attempt WHERE (cohort_id, delivery_id) IN (SELECT cohort_id, id FROM delivery WHERE notice_id = $1)`,
  );
  await run(
    `UPDATE delivery SET state = 'pending', attempts = 0, lease_until = NULL, claim_token = NULL WHERE notice_id = $1`,
  );
}
