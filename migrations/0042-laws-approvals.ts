/** Law edits by two people, holds of authorities, and substitute notices. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LawsApprovals0001 implements MigrationInterface {
  readonly name = 'LawsApprovals0000000000042';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...LAWS, ...HOLDS, ...POSTINGS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Neither the system nor the terminal is a second person. */
const NOBODY = `('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')`;

const LAWS = [
  // What was in force before two people were asked stays in force: notices went out by it.
  `ALTER TABLE law_version ADD COLUMN stood_before boolean NOT NULL DEFAULT true`,
  `ALTER TABLE law_version ALTER COLUMN stood_before SET DEFAULT false`,
  `ALTER TABLE law_version ADD CONSTRAINT law_version_made_by_key UNIQUE (kind, code, version, made_by)`,
  // Control. A version takes force by the approval of somebody who wrote none of it.
  `CREATE TABLE law_decision (
     kind text NOT NULL,
     code text NOT NULL,
     version integer NOT NULL,
     made_by uuid NOT NULL,
     makers uuid[] NOT NULL,
     decision text NOT NULL CONSTRAINT law_decision_decision_check
       CHECK (decision IN ('approved','refused','withdrawn','replaced')),
     decided_by uuid NOT NULL CONSTRAINT law_decision_decided_by_fkey REFERENCES operator (id),
     decided_at timestamptz NOT NULL,
     reason text,
     CONSTRAINT law_decision_pkey PRIMARY KEY (kind, code, version),
     CONSTRAINT law_decision_version_fkey FOREIGN KEY (kind, code, version, made_by)
       REFERENCES law_version (kind, code, version, made_by),
     CONSTRAINT law_decision_makers_check CHECK (made_by = ANY (makers) AND array_position(makers, NULL) IS NULL),
     CONSTRAINT law_decision_maker_is_not_checker
       CHECK (decision NOT IN ('approved','refused') OR decided_by <> ALL (makers)),
     CONSTRAINT law_decision_checker_is_a_person
       CHECK (decision NOT IN ('approved','refused') OR decided_by NOT IN ${NOBODY})
   )`,
  `SELECT amends_append_only('law_decision')`,
  // Control. Every book anything was ever checked against, by the version that notices and attempts are pinned to.
  `CREATE TABLE law_book (
     version text CONSTRAINT law_book_pkey PRIMARY KEY
       CONSTRAINT law_book_version_check CHECK (version ~ '^[0-9a-f]{16}$'),
     body jsonb NOT NULL,
     seen_at timestamptz NOT NULL
   )`,
  `SELECT amends_append_only('law_book')`,
] as const;

const HOLDS = [
  // Control. An authority asked in writing that people are not told before a date; two persons stand for it.
  `CREATE TABLE authority_hold (
     id uuid CONSTRAINT authority_hold_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT authority_hold_incident_id_fkey REFERENCES incident (id),
     law_codes text[] NOT NULL,
     authority text NOT NULL CONSTRAINT authority_hold_authority_check CHECK (length(btrim(authority)) BETWEEN 1 AND 200),
     reference text NOT NULL CONSTRAINT authority_hold_reference_check CHECK (length(btrim(reference)) BETWEEN 1 AND 200),
     request_sha256 text NOT NULL CONSTRAINT authority_hold_request_check CHECK (request_sha256 ~ '^[0-9a-f]{64}$'),
     reason text NOT NULL CONSTRAINT authority_hold_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     until_at timestamptz NOT NULL,
     status text NOT NULL CONSTRAINT authority_hold_status_check
       CHECK (status IN ('recorded','confirmed','withdrawn','lifted')),
     recorded_by uuid NOT NULL CONSTRAINT authority_hold_recorded_by_fkey REFERENCES operator (id),
     recorded_at timestamptz NOT NULL,
     confirmed_by uuid CONSTRAINT authority_hold_confirmed_by_fkey REFERENCES operator (id),
     confirmed_at timestamptz,
     ended_by uuid CONSTRAINT authority_hold_ended_by_fkey REFERENCES operator (id),
     ended_at timestamptz,
     end_reason text,
     CONSTRAINT authority_hold_until_at_check
       CHECK (until_at > recorded_at AND until_at <= recorded_at + interval '366 days'),
     CONSTRAINT authority_hold_maker_is_not_checker CHECK (confirmed_by <> recorded_by),
     CONSTRAINT authority_hold_checker_is_a_person CHECK (confirmed_by NOT IN ${NOBODY}),
     CONSTRAINT authority_hold_confirmed_check CHECK (
       (confirmed_by IS NULL) = (confirmed_at IS NULL) AND (status IN ('confirmed','lifted')) = (confirmed_by IS NOT NULL)),
     CONSTRAINT authority_hold_ended_check CHECK (
       num_nulls(ended_by, ended_at, end_reason) IN (0, 3) AND (status IN ('withdrawn','lifted')) = (ended_by IS NOT NULL))
   )`,
  `CREATE INDEX authority_hold_incident_idx ON authority_hold (incident_id, until_at)`,
] as const;

const POSTINGS = [
  // Control. What was posted for people nobody could reach: where, from when to when, word for word.
  `CREATE TABLE notice_posting (
     id uuid CONSTRAINT notice_posting_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT notice_posting_incident_id_fkey REFERENCES incident (id),
     law_codes text[] NOT NULL CONSTRAINT notice_posting_law_codes_check CHECK (cardinality(law_codes) BETWEEN 1 AND 50),
     medium text NOT NULL CONSTRAINT notice_posting_medium_check
       CHECK (medium IN ('site','app','social','media','service_desk')),
     place text NOT NULL CONSTRAINT notice_posting_place_check CHECK (length(btrim(place)) BETWEEN 1 AND 500),
     locale text NOT NULL CONSTRAINT notice_posting_locale_check CHECK (locale ~ '^[a-z]{2}$'),
     words text NOT NULL CONSTRAINT notice_posting_words_check CHECK (length(btrim(words)) BETWEEN 1 AND 50000),
     words_sha256 text NOT NULL CONSTRAINT notice_posting_words_sha256_check
       CHECK (words_sha256 = encode(sha256(convert_to(words, 'UTF8')), 'hex')),
     starts_at timestamptz NOT NULL,
     ends_at timestamptz NOT NULL,
     stands_for jsonb NOT NULL,
     recorded_by uuid NOT NULL CONSTRAINT notice_posting_recorded_by_fkey REFERENCES operator (id),
     recorded_at timestamptz NOT NULL,
     CONSTRAINT notice_posting_ends_at_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '1100 days')
   )`,
  `CREATE INDEX notice_posting_incident_idx ON notice_posting (incident_id, starts_at)`,
  `SELECT amends_append_only('notice_posting')`,
  // Control. Seen there at that moment: the file itself, or only its hash.
  `CREATE TABLE notice_posting_proof (
     posting_id uuid NOT NULL CONSTRAINT notice_posting_proof_posting_id_fkey REFERENCES notice_posting (id),
     no integer NOT NULL CONSTRAINT notice_posting_proof_no_check CHECK (no >= 1),
     seen_at timestamptz NOT NULL,
     sha256 text NOT NULL CONSTRAINT notice_posting_proof_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
     media_type text,
     content bytea,
     added_by uuid NOT NULL CONSTRAINT notice_posting_proof_added_by_fkey REFERENCES operator (id),
     added_at timestamptz NOT NULL,
     CONSTRAINT notice_posting_proof_pkey PRIMARY KEY (posting_id, no),
     CONSTRAINT notice_posting_proof_content_check CHECK (
       (content IS NULL) = (media_type IS NULL)
       AND (content IS NULL OR (length(content) <= 4194304 AND encode(sha256(content), 'hex') = sha256)))
   )`,
  `SELECT amends_append_only('notice_posting_proof')`,
  // Control. Taken down, earlier or later than planned.
  `CREATE TABLE notice_posting_end (
     posting_id uuid CONSTRAINT notice_posting_end_pkey PRIMARY KEY
       CONSTRAINT notice_posting_end_posting_id_fkey REFERENCES notice_posting (id),
     ended_at timestamptz NOT NULL,
     reason text NOT NULL CONSTRAINT notice_posting_end_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     recorded_by uuid NOT NULL CONSTRAINT notice_posting_end_recorded_by_fkey REFERENCES operator (id),
     recorded_at timestamptz NOT NULL
   )`,
  `SELECT amends_append_only('notice_posting_end')`,
] as const;
