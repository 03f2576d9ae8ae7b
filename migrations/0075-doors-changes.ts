/** The views by which whoever watches hears what changed: of rows that a page shows, the transaction that wrote each. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DoorsChanges0001 implements MigrationInterface {
  readonly name = 'DoorsChanges0000000000075';

  async up(q: QueryRunner): Promise<void> {
    const own = Object.entries(TABLES).flatMap(([area, tables]) =>
      tables.map((table) => `SELECT '${area}' AS area, incident_id, ${MARK} FROM ${table} t`),
    );
    await q.query(`CREATE VIEW doors_v_change AS ${[...own, ...THROUGH].join(' UNION ALL ')}`);
    await q.query(`CREATE VIEW doors_v_house_change AS ${HOUSE.join(' UNION ALL ')}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Another one with every change of the row, whoever made it; no trigger, no column that anybody must remember. */
const MARK = 't.xmin::text::bigint AS mark';

/** By the part of the console that shows them; control tables only, hundreds of rows of an incident. */
const TABLES = {
  sources: ['source', 'upload'],
  people: ['resolve_run', 'work_order', 'identity_decision', 'sharing', 'domain_check', 'seed_recipient'],
  extracts: ['extract'],
  messages: ['template'],
  notices: ['notice'],
  handover: ['handover_vendor', 'handover_batch'],
  reports: ['regulator_report'],
  compensation: ['offer', 'offer_set', 'offer_bundle', 'programme'],
  codes: ['code_pool'],
  fulfilment: ['payout', 'claim'],
  finance: ['kept_figures', 'proof_order'],
  page: ['page_draft', 'page_version', 'notice_posting'],
  decisions: ['approval', 'authority_hold'],
} as const;

const THROUGH = [
  `SELECT 'incident', t.id, ${MARK} FROM incident t`,
  `SELECT 'people', t.incident_id, ${MARK} FROM guard t WHERE t.present`,
  // Where a run stands is the name of its connection (people/runs.store.ts).
  `SELECT 'people', CASE WHEN a.application_name ~ '^people[.]resolve:[0-9a-f-]{36}:'
                        THEN substr(a.application_name, 16, 36)::uuid END, hashtext(a.application_name)::bigint
     FROM pg_stat_activity a WHERE a.datname = current_database() AND a.xact_start IS NOT NULL`,
  `SELECT 'notices', n.incident_id, ${MARK} FROM wave t JOIN notice n ON n.id = t.notice_id`,
  // A row of a thousand people each.
  `SELECT 'people', t.incident_id, ${MARK} FROM shared_cohort t`,
  `SELECT 'told', n.incident_id, ${MARK} FROM notice_cohort t JOIN notice n ON n.id = t.notice_id`,
  `SELECT 'handover', b.incident_id, ${MARK} FROM handover_result t JOIN handover_batch b ON b.id = t.batch_id`,
  `SELECT 'compensation', s.incident_id, ${MARK} FROM budget_raise t JOIN offer_set s ON s.id = t.offer_set_id`,
  `SELECT 'codes', p.incident_id, ${MARK} FROM code_file t JOIN code_pool p ON p.id = t.pool_id`,
  `SELECT 'fulfilment', t.incident_id, ${MARK} FROM fulfilment_call t WHERE t.state = 'dead'`,
  `SELECT 'hotline', t.incident_id, ${MARK} FROM hotline_call t WHERE t.opened_at > now() - interval '1 day'`,
] as const;

/** Of the whole house; an incident's own go to those who work on it. */
const HOUSE = [
  `SELECT 'incidents' AS area, t.id AS incident_id, ${MARK} FROM incident t`,
  `SELECT 'alarms', t.incident_id, ${MARK} FROM alarm t
    WHERE t.over_at IS NULL OR t.over_at > now() - interval '1 day'`,
  `SELECT 'alarms', NULL::uuid, ${MARK} FROM wrong_burst t WHERE t.last_at > now() - interval '1 day'`,
  `SELECT 'lanes', NULL::uuid, ${MARK} FROM lane t`,
  `SELECT 'lanes', NULL::uuid, ${MARK} FROM lane_mailbox t`,
  `SELECT 'providers', NULL::uuid, ${MARK} FROM provider_test t WHERE t.made_at > now() - interval '1 day'`,
  `SELECT 'operators', NULL::uuid, ${MARK} FROM operator t`,
  `SELECT 'operators', NULL::uuid, ${MARK} FROM approval t WHERE t.incident_id IS NULL`,
] as const;
