/** Tables of the incidents room: the breach, whose name it carries, its dated facts and its keys. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incidents0001 implements MigrationInterface {
  readonly name = 'Incidents0000000000003';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE legal_entity (
     id uuid PRIMARY KEY,
     name text NOT NULL CONSTRAINT legal_entity_name_key UNIQUE,
     country text NOT NULL CONSTRAINT legal_entity_country_check CHECK (country ~ '^[A-Z]{2}$'),
     time_zone text NOT NULL,
     currency text NOT NULL CONSTRAINT legal_entity_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
     created_at timestamptz NOT NULL
   )`,
  `CREATE TABLE brand (
     id uuid PRIMARY KEY,
     legal_entity_id uuid NOT NULL CONSTRAINT brand_legal_entity_id_fkey REFERENCES legal_entity (id),
     name text NOT NULL,
     sms_name text NOT NULL CONSTRAINT brand_sms_name_check CHECK (length(sms_name) BETWEEN 1 AND 20),
     contact_email text,
     contact_phone text,
     contact_address text,
     website text,
     colour text NOT NULL CONSTRAINT brand_colour_check CHECK (colour ~ '^#[0-9a-f]{6}$'),
     created_at timestamptz NOT NULL,
     CONSTRAINT brand_legal_entity_id_name_key UNIQUE (legal_entity_id, name)
   )`,
  `CREATE SEQUENCE incident_no AS integer`,
  `CREATE TABLE incident (
     id uuid PRIMARY KEY,
     slug text NOT NULL CONSTRAINT incident_slug_key UNIQUE
       CONSTRAINT incident_slug_check CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$'),
     code text NOT NULL CONSTRAINT incident_code_key UNIQUE,
     name text NOT NULL CONSTRAINT incident_name_check CHECK (length(name) BETWEEN 1 AND 200),
     status text NOT NULL CONSTRAINT incident_status_check CHECK (status IN ('open','closed','erased')),
     legal_entity_id uuid NOT NULL CONSTRAINT incident_legal_entity_id_fkey REFERENCES legal_entity (id),
     brand_id uuid NOT NULL CONSTRAINT incident_brand_id_fkey REFERENCES brand (id),
     default_locale text NOT NULL CONSTRAINT incident_default_locale_check CHECK (default_locale IN ('id','en')),
     default_country text NOT NULL CONSTRAINT incident_default_country_check CHECK (default_country ~ '^[A-Z]{2}$'),
     time_zone text NOT NULL,
     occurred_from timestamptz,
     occurred_until timestamptz,
     discovered_at timestamptz,
     confirmed_at timestamptz,
     contained_at timestamptz,
     gap_closed_at timestamptz,
     statements jsonb NOT NULL DEFAULT '{}',
     clock_choices jsonb NOT NULL DEFAULT '{}',
     key_epoch integer NOT NULL DEFAULT 1,
     declared_at timestamptz NOT NULL,
     declared_by uuid NOT NULL,
     updated_at timestamptz NOT NULL,
     CONSTRAINT incident_occurred_check CHECK (occurred_until >= occurred_from),
     CONSTRAINT incident_discovered_check CHECK (discovered_at >= occurred_from),
     CONSTRAINT incident_confirmed_check CHECK (confirmed_at >= discovered_at)
   )`,
  `CREATE TABLE incident_key (
     incident_id uuid NOT NULL CONSTRAINT incident_key_incident_id_fkey REFERENCES incident (id),
     purpose text NOT NULL
       CONSTRAINT incident_key_purpose_check CHECK (purpose IN ('contact','index','link','event','conflict')),
     version smallint NOT NULL CONSTRAINT incident_key_version_check CHECK (version BETWEEN 1 AND 255),
     wrapped bytea,
     created_at timestamptz NOT NULL,
     retired_at timestamptz,
     CONSTRAINT incident_key_pkey PRIMARY KEY (incident_id, purpose, version),
     CONSTRAINT incident_key_wrapped_check CHECK (wrapped IS NOT NULL OR retired_at IS NOT NULL)
   )`,
  `CREATE VIEW incidents_v_incident AS
     SELECT i.id, i.slug, i.code, i.name, i.status, i.default_locale, i.default_country, i.time_zone,
            i.legal_entity_id, e.name AS legal_entity_name, e.currency, e.time_zone AS books_time_zone,
            i.brand_id, i.key_epoch, i.declared_at
       FROM incident i JOIN legal_entity e ON e.id = i.legal_entity_id`,
] as const;
