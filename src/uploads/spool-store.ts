/** What a store of sealed segments promises; one directory, or a bucket that several machines share. */

/** Structured-cloneable: a worker thread reopens the store of its main thread. */
export interface DirectoryPlace {
  readonly kind: 'directory';
  readonly dir: string;
  readonly limitBytes: number;
}

export interface BucketPlace {
  readonly kind: 'bucket';
  readonly bucket: string;
  /** Before every key; ends with a slash, or is empty. */
  readonly prefix: string;
  readonly region: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  /** Null: the SDK's own chain. In clear, since a thread cannot be handed a `Secret`: never log a place. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  readonly limitBytes: number;
}

export type SpoolPlace = DirectoryPlace | BucketPlace;

/** A piece of an object: its number from 0, and how many bytes it holds once opened. */
export interface Segment {
  readonly no: number;
  readonly plainBytes: number;
}

/** Names are ours (UUIDs); a segment is written once and never changed. */
export abstract class SpoolStore {
  abstract readonly place: SpoolPlace;
  /** The largest upload, and the largest content of a packed one. */
  get limitBytes(): number {
    return this.place.limitBytes;
  }
  /** Stores the segment whole, or nothing. False where the number is taken: somebody else wrote it first. */
  abstract put(name: string, no: number, sealed: Uint8Array): Promise<boolean>;
  /** Every stored segment by number; none for an unknown name. */
  abstract segments(name: string): Promise<readonly Segment[]>;
  /** One stored segment; null where it is not there. */
  abstract find(name: string, no: number): Promise<Segment | null>;
  abstract get(name: string, no: number): Promise<Buffer>;
  /** The object with all its segments; idempotent. */
  abstract delete(name: string): Promise<void>;
  /** Every object nothing was added to since an instant, for the sweep of what nobody owns. */
  abstract namesBefore(instant: Date): Promise<readonly string[]>;
}
