/** Sets of offers for more than one moment and one kind of people: bundles, later waves, an expiry by day, goodwill. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationOffers0001 implements MigrationInterface {
  readonly name = 'CompensationOffers0000000000050';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of SETS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const SETS = [
  // What is offered together and approved by one yes: one set per component, each chosen by itself.
  `CREATE TABLE offer_bundle (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT offer_bundle_incident_id_fkey REFERENCES incident (id),
     name text NOT NULL CONSTRAINT offer_bundle_name_check CHECK (length(name) BETWEEN 1 AND 200),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     CONSTRAINT offer_bundle_incident_id_name_key UNIQUE (incident_id, name),
     CONSTRAINT offer_bundle_incident_key UNIQUE (id, incident_id)
   )`,
  `SELECT amends_append_only('offer_bundle')`,
  `ALTER TABLE offer_set
     ALTER COLUMN expiry_months DROP NOT NULL,
     ADD COLUMN expires_on date,
     ADD COLUMN opens_at timestamptz,
     ADD COLUMN follows_set_id uuid,
     ADD COLUMN follows_who text
       CONSTRAINT offer_set_follows_who_check CHECK (follows_who IN ('all','taken','not_taken')),
     ADD COLUMN audience text NOT NULL DEFAULT 'affected'
       CONSTRAINT offer_set_audience_check CHECK (audience IN ('affected','unaffected')),
     ADD COLUMN bundle_id uuid,
     ADD CONSTRAINT offer_set_expiry_check CHECK (num_nonnulls(expiry_months, expires_on) = 1),
     ADD CONSTRAINT offer_set_incident_key UNIQUE (id, incident_id),
     ADD CONSTRAINT offer_set_bundle_fkey
       FOREIGN KEY (bundle_id, incident_id) REFERENCES offer_bundle (id, incident_id),
     ADD CONSTRAINT offer_set_follows_fkey
       FOREIGN KEY (follows_set_id, incident_id) REFERENCES offer_set (id, incident_id),
     ADD CONSTRAINT offer_set_follows_check
       CHECK ((follows_set_id IS NULL) = (follows_who IS NULL) AND follows_set_id <> id)`,
  `CREATE INDEX offer_set_bundle_idx ON offer_set (bundle_id) WHERE bundle_id IS NOT NULL`,
  // What was made is what is approved: another content is another set.
  `CREATE OR REPLACE FUNCTION compensation_keep_set() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE'
        OR (OLD.id, OLD.incident_id, OLD.name, OLD.mode, OLD.currency, OLD.expiry_months, OLD.expires_on, OLD.take_up_bps,
            OLD.budget_grants, OLD.opens_at, OLD.follows_set_id, OLD.follows_who, OLD.audience, OLD.bundle_id,
            OLD.made_by, OLD.made_at)
           IS DISTINCT FROM
           (NEW.id, NEW.incident_id, NEW.name, NEW.mode, NEW.currency, NEW.expiry_months, NEW.expires_on, NEW.take_up_bps,
            NEW.budget_grants, NEW.opens_at, NEW.follows_set_id, NEW.follows_who, NEW.audience, NEW.bundle_id,
            NEW.made_by, NEW.made_at)
        OR (OLD.approved_digest IS NOT NULL AND (OLD.approved_digest, OLD.approved_by, OLD.approved_at)
            IS DISTINCT FROM (NEW.approved_digest, NEW.approved_by, NEW.approved_at))
     THEN RAISE EXCEPTION 'an offer set is never rewritten' USING ERRCODE = '42501';
     END IF;
     RETURN NEW;
   END $$`,
] as const;
