/** The view by which the doors find the incident of an id, so that a stranger to it is told nothing. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Doors0001 implements MigrationInterface {
  readonly name = 'Doors0000000000060';

  async up(q: QueryRunner): Promise<void> {
    const direct = Object.entries(TABLES).map(
      ([kind, table]) => `SELECT '${kind}' AS kind, id, incident_id FROM ${table}`,
    );
    await q.query(`CREATE VIEW doors_v_incident_of AS ${[...direct, ...THROUGH].join(' UNION ALL ')}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = {
  notice: 'notice',
  template: 'template',
  offer: 'offer',
  offer_set: 'offer_set',
  offer_bundle: 'offer_bundle',
  code_pool: 'code_pool',
  hotline_call: 'hotline_call',
  extract: 'extract',
  vendor: 'handover_vendor',
  batch: 'handover_batch',
  hold: 'authority_hold',
  posting: 'notice_posting',
  report: 'regulator_report',
  payout: 'payout',
  upload: 'upload',
  source: 'source',
  profile: 'profile',
  guard: 'guard',
  decision: 'identity_decision',
  page_draft: 'page_draft',
  seed: 'seed_recipient',
  programme: 'programme',
  alarm: 'alarm',
  sharing: 'sharing',
  domain_check: 'domain_check',
  run: 'resolve_run',
} as const;

const THROUGH = [
  `SELECT 'code_file', f.id, p.incident_id FROM code_file f JOIN code_pool p ON p.id = f.pool_id`,
  `SELECT 'result', r.id, b.incident_id FROM handover_result r JOIN handover_batch b ON b.id = r.batch_id`,
] as const;
