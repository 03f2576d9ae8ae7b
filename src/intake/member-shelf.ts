/** Keeps what is unpacked from an upload as sealed objects of its own, beside the upload. */
import { must } from '../kernel/assert.ts';
import type { Content } from '../kernel/content.ts';
import { newId, type IncidentId } from '../kernel/ids.ts';
import type { Kept, Shelf } from '../formats/index.ts';
import type { SealedObject, UploadId, Uploads } from '../uploads/index.ts';

export class MemberShelf implements Shelf {
  readonly #uploads: Uploads;
  readonly #incidentId: IncidentId;
  readonly #objects = new Map<string, SealedObject>();
  /** Also those whose writing failed half-way. */
  readonly #names = new Set<string>();

  constructor(uploads: Uploads, incidentId: IncidentId) {
    this.#uploads = uploads;
    this.#incidentId = incidentId;
  }

  async put(chunks: AsyncIterable<Uint8Array>): Promise<Kept> {
    const name = newId<UploadId>();
    this.#names.add(name);
    const object = await this.#uploads.writeObject(this.#incidentId, name, chunks);
    this.#objects.set(name, object);
    return { name, bytes: object.bytes };
  }

  open(kept: Kept): Promise<Content> {
    return this.#uploads.openObject(this.objectOf(kept));
  }

  async drop({ name }: Kept): Promise<void> {
    await this.#uploads.spool.delete(name);
    this.#objects.delete(name);
    this.#names.delete(name);
  }

  objectOf({ name }: Kept): SealedObject {
    return must(this.#objects.get(name), 'what is kept was put here');
  }

  /** Everything that was put here, but for what sources own. */
  async dropAll(owned: ReadonlySet<string> = new Set()): Promise<void> {
    for (const name of this.#names) if (!owned.has(name)) await this.#uploads.spool.delete(name);
  }
}
