/** The people of a published run, counted once by everything that decides what they are told: no page counts a million. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAlike0001 implements MigrationInterface {
  readonly name = 'PeopleAlike0000000000079';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const SAME = `profile_id, locale, country, region, time_zone, subject_role, deceased, has_email, has_sms, has_phone, minor, former,
  has_account`;

/** As people_v_customer says it. */
const ACCOUNT = `SELECT FROM identity_key i WHERE i.cohort_id = p.cohort_id AND i.person_id = p.id AND i.kind IN (1, 4)`;

const STATEMENTS = [
  // Control. Of which run the rows of an incident are; another one in force: count again.
  `CREATE TABLE alike_run (
     incident_id uuid NOT NULL CONSTRAINT alike_run_incident_id_fkey REFERENCES incident (id),
     run_no integer NOT NULL,
     CONSTRAINT alike_run_pkey PRIMARY KEY (incident_id)
   )`,
  // Control. People of a run who are alike; only a run writes them, so that its number says all. The sample is the first.
  `CREATE TABLE alike (
     incident_id uuid NOT NULL,
     no integer NOT NULL,
     kind text NOT NULL CONSTRAINT alike_kind_check CHECK (kind IN ('affected','unaffected')),
     run_no integer NOT NULL,
     profile_id uuid,
     locale text,
     country text,
     region text,
     time_zone text,
     subject_role text,
     deceased boolean NOT NULL,
     has_email boolean NOT NULL,
     has_sms boolean NOT NULL,
     has_phone boolean NOT NULL,
     minor boolean NOT NULL,
     former boolean NOT NULL,
     has_account boolean NOT NULL,
     legal_hold boolean NOT NULL,
     persons integer NOT NULL CONSTRAINT alike_persons_check CHECK (persons > 0),
     sample_cohort_id bigint NOT NULL,
     sample_person_id integer NOT NULL,
     CONSTRAINT alike_pkey PRIMARY KEY (incident_id, no)
   )`,
  // Whom a finding holds is decided between two runs: those are taken from one row and put into another as of now.
  `CREATE VIEW people_v_alike AS
     SELECT a.incident_id, a.kind, a.run_no, ${SAME}, a.legal_hold AS held, a.persons,
            a.sample_cohort_id, a.sample_person_id
       FROM alike a JOIN resolve_run r ON r.incident_id = a.incident_id AND r.no = a.run_no AND r.status = 'published'
     UNION ALL
     SELECT h.incident_id, c.kind, r.no, p.profile_id, p.locale, p.country, p.region, p.time_zone, p.subject_role,
            COALESCE(p.deceased, false), COALESCE(p.email_sendable, false), COALESCE(p.phone_sms, false),
            p.phone_key IS NOT NULL, COALESCE(p.minor, false), COALESCE(p.former, false),
            EXISTS (${ACCOUNT}), w.held, w.persons, p.cohort_id, p.id
       FROM (SELECT DISTINCT g.incident_id, f.cohort_id, f.person_id
               FROM guard g JOIN person_finding f ON f.guard_id = g.id AND f.holds) h
       JOIN person p ON p.cohort_id = h.cohort_id AND p.id = h.person_id
       JOIN cohort c ON c.id = p.cohort_id AND c.kind IN ('affected','unaffected')
       JOIN resolve_run r ON r.incident_id = h.incident_id AND r.status = 'published'
      CROSS JOIN (VALUES (false, -1), (true, 1)) AS w (held, persons)
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL AND NOT COALESCE(p.legal_hold, false)`,
] as const;
