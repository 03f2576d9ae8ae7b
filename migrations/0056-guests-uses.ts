/** Tries on a page and tries in a call are counted apart: whoever spoils one leaves the other open. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GuestsUses0001 implements MigrationInterface {
  readonly name = 'GuestsUses0000000000056';

  async up(q: QueryRunner): Promise<void> {
    await q.query(USE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const USE = `ALTER TABLE challenge
     ADD COLUMN use text NOT NULL DEFAULT 'page' CONSTRAINT challenge_use_check CHECK (use IN ('page','call'))`;
