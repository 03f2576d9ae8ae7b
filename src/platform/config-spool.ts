/** Where uploads wait: a directory of this machine, or a bucket that several machines share. */
import { resolve } from 'node:path';
import type { Secret } from '../kernel/secret.ts';
import type { EnvReader } from './config-reader.ts';

export type SpoolSettings =
  | { readonly kind: 'directory'; readonly dir: string }
  | {
      readonly kind: 'bucket';
      readonly bucket: string;
      /** Before every key; ends with a slash, or is empty. */
      readonly prefix: string;
      readonly region: string;
      /** Null: Amazon's own. */
      readonly endpoint: string | null;
      /** Null: the SDK's own chain. */
      readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: Secret<string> } | null;
    };

const BUCKET = 'AMENDS_SPOOL_BUCKET';
const DIRECTORY = 'AMENDS_SPOOL_DIR';
const OF_A_BUCKET = [
  'AMENDS_SPOOL_PREFIX',
  'AMENDS_SPOOL_REGION',
  'AMENDS_SPOOL_ENDPOINT',
  'AMENDS_SPOOL_ACCESS_KEY_ID',
  'AMENDS_SPOOL_SECRET_ACCESS_KEY',
] as const;

export function readSpool(read: EnvReader, beside: string): SpoolSettings {
  const bucket = read.text(BUCKET);
  if (bucket === null) {
    const given = read.anyOf(OF_A_BUCKET);
    if (given !== null) read.fail(BUCKET, `is needed because ${given} is set`);
    return Object.freeze({ kind: 'directory', dir: resolve(read.text(DIRECTORY) ?? beside) });
  }
  if (read.text(DIRECTORY) !== null) read.fail(DIRECTORY, `must go because ${BUCKET} is set`);
  const endpoint = read.url('AMENDS_SPOOL_ENDPOINT');
  const region = read.text('AMENDS_SPOOL_REGION');
  if (endpoint === null && region === null) {
    read.fail('AMENDS_SPOOL_REGION', `or AMENDS_SPOOL_ENDPOINT is needed because ${BUCKET} is set`);
  }
  const prefix = (read.text('AMENDS_SPOOL_PREFIX') ?? 'spool').replace(/\/*$/, '/');
  return Object.freeze({
    kind: 'bucket',
    bucket,
    prefix,
    region: region ?? 'us-east-1',
    endpoint,
    credentials: readCredentials(read),
  });
}

/** The bucket may stand with another vendor than the mail. */
function readCredentials(read: EnvReader) {
  const accessKeyId = read.text('AMENDS_SPOOL_ACCESS_KEY_ID');
  const secretAccessKey = read.secret('AMENDS_SPOOL_SECRET_ACCESS_KEY');
  if (accessKeyId !== null && secretAccessKey !== null) return { accessKeyId, secretAccessKey };
  if (accessKeyId === null && secretAccessKey === null) return null;
  return read.fail(
    accessKeyId === null ? 'AMENDS_SPOOL_ACCESS_KEY_ID' : 'AMENDS_SPOOL_SECRET_ACCESS_KEY',
    'is needed beside the other half of the key',
  );
}
