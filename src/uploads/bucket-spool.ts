/**
 * A bucket that several machines share, at Amazon S3 or anything that speaks like it and honours `If-None-Match` on
 * a put. Segments lie as `<prefix><name>/<no>`.
 */
import type { S3Client } from '@aws-sdk/client-s3';
import { DomainError } from '../kernel/errors.ts';
import { errorCode, field } from '../platform/error-code.ts';
import { SEALED_EXTRA_BYTES } from './segments.ts';
import { SpoolStore, type BucketPlace, type Segment } from './spool-store.ts';
import { UPLOADS_ERRORS as E } from './uploads.errors.ts';

const SEGMENT_KEY = /^(.+)\/(\d{5})$/;
const CONNECT_TIMEOUT_MS = 5_000;
const CALL_TIMEOUT_MS = 60_000;
/** Deletions at once; one call each, since not every store takes many in one. */
const DELETING = 16;

interface Listed {
  readonly name: string;
  readonly no: number;
  readonly bytes: number;
  readonly at: Date;
}

export class BucketSpool extends SpoolStore {
  readonly place: BucketPlace;
  #sdk: Promise<{ s3: typeof import('@aws-sdk/client-s3'); client: S3Client }> | null = null;

  constructor(place: BucketPlace) {
    super();
    this.place = place;
  }

  async put(name: string, no: number, sealed: Uint8Array): Promise<boolean> {
    const { s3, client } = await this.#open();
    const object = { Bucket: this.place.bucket, Key: this.#key(name, no) };
    try {
      await client.send(new s3.PutObjectCommand({ ...object, Body: sealed, IfNoneMatch: '*' }));
      return true;
    } catch (error) {
      if (statusOf(error) !== 412) throw refusal(error);
      // Ours, if the answer to an earlier try of the SDK was lost: no two segments are ever sealed alike.
      return (await this.get(name, no)).equals(sealed);
    }
  }

  async segments(name: string): Promise<readonly Segment[]> {
    const found: Segment[] = [];
    for await (const { no, bytes } of this.#list(`${name}/`)) {
      found.push({ no, plainBytes: bytes - SEALED_EXTRA_BYTES });
    }
    return found.sort((a, b) => a.no - b.no);
  }

  async find(name: string, no: number): Promise<Segment | null> {
    const { s3, client } = await this.#open();
    const object = { Bucket: this.place.bucket, Key: this.#key(name, no) };
    try {
      const { ContentLength = 0 } = await client.send(new s3.HeadObjectCommand(object));
      return { no, plainBytes: ContentLength - SEALED_EXTRA_BYTES };
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw refusal(error);
    }
  }

  async get(name: string, no: number): Promise<Buffer> {
    const { s3, client } = await this.#open();
    const object = { Bucket: this.place.bucket, Key: this.#key(name, no) };
    try {
      const { Body } = await client.send(new s3.GetObjectCommand(object));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    } catch (error) {
      throw field(error, 'name') === 'NoSuchKey' ? new DomainError(E.spool_gone) : refusal(error);
    }
  }

  async delete(name: string): Promise<void> {
    const { s3, client } = await this.#open();
    const segments = await this.segments(name);
    const remove = async (): Promise<void> => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        const object = { Bucket: this.place.bucket, Key: this.#key(name, next.value.no) };
        await client.send(new s3.DeleteObjectCommand(object));
      }
    };
    const waiting = segments.values();
    try {
      await Promise.all(Array.from({ length: DELETING }, remove));
    } catch (error) {
      throw refusal(error);
    }
  }

  async namesBefore(instant: Date): Promise<readonly string[]> {
    const latest = new Map<string, Date>();
    for await (const { name, at } of this.#list('')) {
      const known = latest.get(name);
      if (!known || known < at) latest.set(name, at);
    }
    return [...latest].filter(([, at]) => at < instant).map(([name]) => name);
  }

  async *#list(start: string): AsyncGenerator<Listed> {
    const { s3, client } = await this.#open();
    const prefix = this.place.prefix + start;
    for (let token: string | undefined; ;) {
      const asked = { Bucket: this.place.bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) };
      const page = await client.send(new s3.ListObjectsV2Command(asked)).catch((error: unknown) => {
        throw refusal(error);
      });
      for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
        const [, name, no] = SEGMENT_KEY.exec(Key.slice(this.place.prefix.length)) ?? [];
        if (name && no) yield { name, no: Number(no), bytes: Size, at: LastModified ?? new Date(0) };
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
      if (!token) return;
    }
  }

  /** Loaded at its first use: a thread or process that has a directory never pays for the SDK. */
  #open() {
    this.#sdk ??= import('@aws-sdk/client-s3').then((s3) => ({ s3, client: clientOf(s3, this.place) }));
    return this.#sdk;
  }

  #key(name: string, no: number): string {
    return `${this.place.prefix}${name}/${String(no).padStart(5, '0')}`;
  }
}

function clientOf(s3: typeof import('@aws-sdk/client-s3'), place: BucketPlace): S3Client {
  const { region, endpoint, credentials } = place;
  return new s3.S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === null ? {} : { credentials }),
    // Every segment authenticates itself; other stores do not know Amazon's newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: CALL_TIMEOUT_MS },
  });
}

function refusal(error: unknown): DomainError {
  if (statusOf(error) === 507) return new DomainError(E.spool_full, {}, { cause: error });
  const reason = errorCode(error) || String(field(error, 'name') ?? 'no answer');
  return new DomainError(E.spool_unusable, { reason }, { cause: error });
}

function statusOf(error: unknown): unknown {
  return field(field(error, '$metadata'), 'httpStatusCode');
}
