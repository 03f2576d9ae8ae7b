/** What the platform refuses, each with one sentence saying what to do. */
import { errors } from '../kernel/errors.ts';

export const PLATFORM_ERRORS = errors('platform', {
  config: ['invalid', '{variable} {says}.'],
  database_away: [
    'unavailable',
    'The database cannot be reached just now; nothing was changed that was not answered, so try again.',
  ],
  database_unreachable: [
    'unavailable',
    'The database at {where} cannot be reached ({reason}): check DATABASE_URL and that the server runs.',
  ],
  database_refused: ['unavailable', 'The embedded database did not start ({reason}): its log is {log}.'],
  database_major: [
    'invalid',
    'The data directory {dataDir} was made by PostgreSQL {found} and this Amends runs {ours}: use the Amends that made it, or another AMENDS_DATA_DIR.',
  ],
  database_too_old: [
    'invalid',
    'The database runs PostgreSQL {found} and Amends needs 15 or newer: upgrade the server.',
  ],
  schema_newer: [
    'invalid',
    'The database was migrated by a newer Amends (it knows {migration}): run that version, or restore an older backup.',
  ],
  schema_pending: [
    'unavailable',
    'The database lacks {pending} migration(s): run `npm run -s amends -- migrate` first.',
  ],
  migration_denied: [
    'forbidden',
    'The role {role} may not make or change tables in this database: set AMENDS_MIGRATION_URL to the database’s owner, then migrate again.',
  ],
  data_dir_unreachable: [
    'invalid',
    'The database user {user} may not enter {path}, which AMENDS_DATA_DIR needs: choose a directory whose parents everybody may traverse.',
  ],
  data_dir_unusable: [
    'invalid',
    'The data directory {dataDir} cannot be used ({reason}): set AMENDS_DATA_DIR to a directory you may write.',
  ],
  no_database_user: [
    'invalid',
    'PostgreSQL does not run as root and none of the users {users} exists here: run Amends as another user, or set DATABASE_URL.',
  ],
  no_binaries: [
    'invalid',
    'There is no embedded PostgreSQL for {platform}: set DATABASE_URL to a PostgreSQL 15 or newer.',
  ],
  locked: [
    'unavailable',
    'Another process has held {file} for {seconds} s: wait for it to finish, or end it, then try again.',
  ],
  key_missing: [
    'unavailable',
    'The key store holds no key for incident {incidentId}: restore the keys directory from its backup.',
  ],
  key_destroyed: [
    'conflict',
    'The keys of incident {incidentId} were destroyed: its contacts cannot be opened.',
  ],
  idempotency_key: ['invalid', 'An Idempotency-Key has 1 to 200 visible ASCII characters.'],
  idempotency_reused: [
    'invalid',
    'This Idempotency-Key was used with another request: take a new key for a new request.',
  ],
  idempotency_in_flight: [
    'conflict',
    'The first request with this Idempotency-Key is still running: wait for its answer, then ask again.',
  ],
  unsealable: [
    'unavailable',
    'A sealed value could not be opened: its key, its place or its bytes are not the ones it was sealed with.',
  ],
});
