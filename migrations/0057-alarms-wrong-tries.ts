/** Bursts of wrong links, codes and questions: an alarm, and the evidence that is kept of them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlarmsWrongTries0001 implements MigrationInterface {
  readonly name = 'AlarmsWrongTries0000000000057';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // One line for each time a network had too many wrong tries. Its address stands here as a keyed hash only: it shows
  // that the same one came back, not whose it is; that stands in the log of whoever runs the web server.
  `CREATE TABLE wrong_burst (
     what text NOT NULL CONSTRAINT wrong_burst_what_check CHECK (what IN ('link','code','question')),
     network text NOT NULL CONSTRAINT wrong_burst_network_check CHECK (length(network) BETWEEN 1 AND 64),
     began_at timestamptz NOT NULL,
     last_at timestamptz NOT NULL,
     tries integer NOT NULL CONSTRAINT wrong_burst_tries_check CHECK (tries > 0),
     CONSTRAINT wrong_burst_pkey PRIMARY KEY (what, network, began_at),
     CONSTRAINT wrong_burst_order_check CHECK (last_at >= began_at)
   )`,
  `CREATE INDEX wrong_burst_last ON wrong_burst (last_at)`,
  `ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check`,
  `ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check
     CHECK (kind IN ('lane_halted','guard','clock','unknown','worker_dead','no_worker','emergency_review',
                     'hold_ending','notice_held','posting_ending','ceiling','codes_low','fulfilment_dead','wrong_tries',
                     'test'))`,
] as const;
