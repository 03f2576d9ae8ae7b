/** Tables of the ledger room: the chart of accounts, journals, periods and the cuts taken when a period closes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger0001 implements MigrationInterface {
  readonly name = 'Ledger0000000000004';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE account (
     code text PRIMARY KEY CONSTRAINT account_code_check CHECK (code ~ '^[0-9]{4}$'),
     name text NOT NULL,
     plane text NOT NULL CONSTRAINT account_plane_check CHECK (plane IN ('memo','gl')),
     normal text NOT NULL CONSTRAINT account_normal_check CHECK (normal IN ('debit','credit','either'))
   )`,
  `INSERT INTO account (code, name, plane, normal) VALUES
     ('1100', 'Bank', 'gl', 'debit'),
     ('1150', 'Billing and shop clearing', 'gl', 'either'),
     ('1200', 'Prepaid code inventory', 'gl', 'debit'),
     ('2100', 'Provision: incident compensation', 'gl', 'credit'),
     ('2200', 'Customer compensation payable: chosen, not delivered', 'gl', 'credit'),
     ('2300', 'Accrued vendor cost: delivered, not invoiced', 'gl', 'credit'),
     ('2400', 'Accounts payable', 'gl', 'credit'),
     ('4100', 'Compensation discounts (contra-revenue)', 'gl', 'debit'),
     ('5100', 'Compensation expense and release', 'gl', 'debit'),
     ('5300', 'Exchange gain and loss', 'gl', 'either'),
     ('5900', 'Reconciliation differences and write-offs', 'gl', 'debit'),
     ('9000', 'Memo control', 'memo', 'credit'),
     ('9100', 'Granted, still open, at face value', 'memo', 'debit'),
     ('9200', 'Reserved, at face value', 'memo', 'debit')`,
  `CREATE FUNCTION ledger_balanced(amounts bigint[], currencies text[]) RETURNS boolean
     LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
       SELECT cardinality(amounts) >= 2
          AND cardinality(amounts) = cardinality(currencies)
          AND NOT EXISTS (SELECT 1 FROM unnest(amounts, currencies) AS line(amount, currency)
                           GROUP BY currency
                          HAVING sum(amount) <> 0 OR bool_or(amount IS NULL OR amount = 0 OR currency IS NULL))
     $$`,
  `CREATE FUNCTION ledger_on_plane(plane text, accounts text[]) RETURNS boolean
     LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
       SELECT cardinality(accounts) >= 2
          AND NOT EXISTS (SELECT 1 FROM unnest(accounts) AS line(account)
                           WHERE account IS NULL OR (account LIKE '9%') <> (plane = 'memo'))
     $$`,
  `CREATE SEQUENCE journal_no AS bigint`,
  // Months are written YYYY-MM; original_period names the closed month a late event belongs to.
  `CREATE TABLE journal (
     cohort_id bigint NOT NULL,
     id bigint NOT NULL DEFAULT nextval('journal_no'),
     incident_id uuid NOT NULL,
     legal_entity_id uuid NOT NULL,
     plane text NOT NULL CONSTRAINT journal_plane_check CHECK (plane IN ('memo','gl')),
     kind text NOT NULL CONSTRAINT journal_kind_check CHECK (kind ~ '^[a-z_]{3,32}$'),
     key text NOT NULL CONSTRAINT journal_key_check CHECK (length(key) BETWEEN 3 AND 200),
     input_hash bytea NOT NULL CONSTRAINT journal_input_hash_check CHECK (length(input_hash) = 32),
     effective_on date NOT NULL,
     period text NOT NULL CONSTRAINT journal_period_check CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
     original_period text,
     account text[] NOT NULL,
     amount_minor bigint[] NOT NULL,
     currency text[] NOT NULL,
     facts jsonb NOT NULL DEFAULT '{}',
     posted_at timestamptz NOT NULL,
     CONSTRAINT journal_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT journal_key_key UNIQUE (cohort_id, key),
     CONSTRAINT journal_late_check CHECK (
       to_char(effective_on, 'YYYY-MM') = coalesce(original_period, period) AND original_period < period),
     CONSTRAINT journal_cohort_id_check CHECK (cohort_id >= 0),
     CONSTRAINT journal_no_cohort_key_check CHECK (cohort_id > 0 OR key ~ '[0-9a-f]{8}-[0-9a-f]{4}-'),
     CONSTRAINT journal_currency_check CHECK (array_to_string(currency, ',') ~ '^[A-Z]{3}(,[A-Z]{3})*$'),
     CONSTRAINT journal_lines_check CHECK (cardinality(account) = cardinality(amount_minor)),
     CONSTRAINT journal_accounts_check CHECK (account <@ ARRAY['1100','1150','1200','2100','2200','2300','2400',
       '4100','5100','5300','5900','9000','9100','9200']),
     CONSTRAINT journal_on_plane_check CHECK (ledger_on_plane(plane, account)),
     CONSTRAINT journal_balanced_check CHECK (ledger_balanced(amount_minor, currency))
   )`,
  `CREATE INDEX journal_incident_idx ON journal (incident_id, period)`,
  `CREATE INDEX journal_book_idx ON journal (legal_entity_id, period)`,
  `SELECT amends_append_only('journal')`,
  `CREATE VIEW posting AS
     SELECT j.cohort_id, j.id AS journal_id, line.no::int AS line, j.incident_id, j.legal_entity_id, j.plane, j.kind,
            j.key, j.effective_on, j.period, j.original_period, line.account, line.amount_minor, line.currency,
            j.facts, j.posted_at
       FROM journal j, unnest(j.account, j.amount_minor, j.currency)
              WITH ORDINALITY AS line(account, amount_minor, currency, no)`,
  `CREATE TABLE period (
     legal_entity_id uuid NOT NULL,
     month text NOT NULL CONSTRAINT period_month_check CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
     status text NOT NULL CONSTRAINT period_status_check CHECK (status IN ('open','soft_closed','closed')),
     changed_at timestamptz NOT NULL,
     changed_by uuid NOT NULL,
     CONSTRAINT period_pkey PRIMARY KEY (legal_entity_id, month)
   )`,
  // Cumulative to the end of the period; never changed once cut, because nothing posts to a closed period.
  `CREATE TABLE balance_cut (
     legal_entity_id uuid NOT NULL,
     period text NOT NULL,
     incident_id uuid NOT NULL,
     plane text NOT NULL CONSTRAINT balance_cut_plane_check CHECK (plane IN ('memo','gl')),
     account text NOT NULL CONSTRAINT balance_cut_account_fkey REFERENCES account (code),
     currency text NOT NULL,
     amount_minor bigint NOT NULL,
     CONSTRAINT balance_cut_pkey PRIMARY KEY (legal_entity_id, period, incident_id, account, currency),
     CONSTRAINT balance_cut_period_fkey FOREIGN KEY (legal_entity_id, period) REFERENCES period (legal_entity_id, month)
   )`,
  `SELECT amends_append_only('balance_cut')`,
  // A closed month stays closed, and its name and book stay its own.
  `CREATE FUNCTION ledger_keep_period() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF OLD.status = 'closed' OR TG_OP = 'DELETE'
          OR (OLD.legal_entity_id, OLD.month) IS DISTINCT FROM (NEW.legal_entity_id, NEW.month)
       THEN RAISE EXCEPTION 'a closed month is never opened again' USING ERRCODE = '42501';
       END IF;
       RETURN NEW;
     END $$`,
  `CREATE TRIGGER period_kept BEFORE UPDATE OR DELETE ON period
     FOR EACH ROW EXECUTE FUNCTION ledger_keep_period()`,
  // The month a posting lands in: the wanted one, or the first after the last closed. Holds that month's lock
  // shared until commit, so that a close (exclusive) waits for it; each statement here sees what has committed.
  `CREATE FUNCTION ledger_open_period(entity uuid, wanted text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
     DECLARE
       target text;
       locked text;
     BEGIN
       PERFORM pg_advisory_xact_lock_shared(hashtextextended('amends.book:' || entity, 0));
       LOOP
         SELECT greatest(wanted, to_char(to_date(max(month), 'YYYY-MM') + interval '1 month', 'YYYY-MM'))
           INTO target FROM period WHERE legal_entity_id = entity AND status = 'closed';
         IF target = locked THEN RETURN target; END IF;
         PERFORM pg_advisory_xact_lock_shared(hashtextextended('amends.period:' || entity || ':' || target, 0));
         locked := target;
       END LOOP;
     END $$`,
  `CREATE VIEW ledger_v_posting AS SELECT * FROM posting`,
] as const;
