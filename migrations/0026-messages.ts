/** Letters get a title, e-mails a preheader and a form without links; prices of sending, each with its source and day. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages0002 implements MigrationInterface {
  readonly name = 'Messages0000000000026';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE template
     ADD COLUMN preheader text CONSTRAINT template_preheader_check
       CHECK (preheader IS NULL OR (channel = 'email' AND length(preheader) BETWEEN 1 AND 300)),
     ADD COLUMN link_free boolean NOT NULL DEFAULT false CONSTRAINT template_link_free_check
       CHECK (NOT link_free OR channel = 'email')`,
  // Letters were refused until now, so no row stands against the wider rule.
  `ALTER TABLE template DROP CONSTRAINT template_subject_check,
     ADD CONSTRAINT template_subject_check CHECK ((channel = 'sms') = (subject IS NULL))`,
  // The newest line of a channel and country counts; what an estimate was once made with stays readable.
  `CREATE TABLE message_price (
     id uuid PRIMARY KEY,
     channel text NOT NULL CONSTRAINT message_price_channel_check CHECK (channel IN ('email','sms','letter')),
     country text NOT NULL CONSTRAINT message_price_country_check CHECK (country = '' OR country ~ '^[A-Z]{2}$'),
     micros bigint NOT NULL CONSTRAINT message_price_micros_check CHECK (micros BETWEEN 0 AND 1000000000000),
     currency text NOT NULL CONSTRAINT message_price_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
     rate numeric(20,10) NOT NULL CONSTRAINT message_price_rate_check
       CHECK (rate > 0 AND (currency <> 'USD' OR rate = 1)),
     source text NOT NULL CONSTRAINT message_price_source_check CHECK (length(source) BETWEEN 1 AND 300),
     priced_on date NOT NULL,
     created_at timestamptz NOT NULL,
     created_by uuid NOT NULL
   )`,
  `CREATE INDEX message_price_place_idx ON message_price (channel, country, created_at DESC, id DESC)`,
  `COMMENT ON COLUMN message_price.rate IS 'US dollars for one of the currency, on the day of the price.'`,
  `SELECT amends_append_only('message_price')`,
] as const;
