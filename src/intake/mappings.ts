/** The verbs of mappings: look at a source, propose, check, compare versions, carry them to counsel and back. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Uploads } from '../uploads/index.ts';
import type { Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as mappings from './mappings.store.ts';
import type {
  Imported,
  Inspected,
  MappingCheck,
  MappingSignature,
  MappingVersion,
  NamedColumns,
  Proposals,
} from './mappings.types.ts';
import { checkMapping } from './mapping-check.ts';
import { exportWorkbook, importWorkbook } from './mapping-workbooks.ts';
import { findSource, inspectSource, proposalsFor, proposedMapping } from './proposing.ts';
import type { JsonObject } from './rules/mapping-body.ts';

@Injectable()
export class Mappings {
  readonly #tools: Tools;

  constructor(db: Db, @Inject(CLOCK) clock: Clock, keys: IncidentKeys, uploads: Uploads, audit: Audit) {
    this.#tools = { db, clock, keys, uploads, spool: uploads.spool, audit };
  }

  /**
   * How a source is written, what each of its columns looks like, and the mapping it would get; `which` is its id or
   * base name. Taken from a sample of the sealed upload, anew each time; no value leaves, only shapes.
   */
  async inspect(incidentId: IncidentId, which: string): Promise<Inspected> {
    return inspectSource(this.#tools, await findSource(this.#tools, incidentId, which));
  }

  /** The base name of a source named by its id or by that name. */
  async fileOf(incidentId: IncidentId, which: string): Promise<string> {
    return (await findSource(this.#tools, incidentId, which)).base_name;
  }

  /** What these files would get together, with what is too uncertain to be taken unseen. Nothing is taken by it. */
  proposals(incidentId: IncidentId, files: readonly string[]): Promise<Proposals> {
    return proposalsFor(this.#tools, incidentId, files);
  }

  /**
   * The mapping these uploaded files would get together, keyed by base name, ready for `Intake.start`: who starts it
   * says yes to it. Columns under the threshold must be `named`; `intake.unsure_columns` lists them.
   */
  async propose(
    incidentId: IncidentId,
    files: readonly string[],
    named: NamedColumns,
    actor: Actor,
  ): Promise<Readonly<Record<string, JsonObject>>> {
    const mapping = await proposedMapping(this.#tools, incidentId, { files, named });
    await this.#tools.db.tx((tx) =>
      this.#tools.audit.record(tx, {
        actor,
        action: 'intake.accept_proposals',
        incidentId,
        subject: `incident:${incidentId}`,
        facts: { files: Object.keys(mapping), named },
      }),
    );
    return mapping;
  }

  /**
   * Everything that keeps `body` from being this source's mapping, one sentence each and each at its column, and what
   * saving it would delete and read again. Nothing changes.
   */
  async check(incidentId: IncidentId, which: string, body: unknown): Promise<MappingCheck> {
    return checkMapping(this.#tools, await findSource(this.#tools, incidentId, which), body);
  }

  /** Every mapping the source was ever read with, the newest first. */
  async versions(incidentId: IncidentId, which: string): Promise<MappingVersion[]> {
    const source = await findSource(this.#tools, incidentId, which);
    return this.#tools.db.tx(async (tx) => {
      const signed = (await mappings.signaturesOf(tx, source.id)).map(signatureOf);
      return (await mappings.versionsOf(tx, source.id)).map((row) => {
        const digest = row.digest.toString('hex');
        return {
          file: source.base_name,
          version: row.version,
          current: row.current,
          mapping: row.body,
          digest,
          madeBy: row.made_by,
          madeAt: row.made_at,
          signatures: signed.filter((signature) => signature.digest === digest),
        };
      });
    });
  }

  /** The mapping the source is read with, or one of its earlier versions. */
  async get(incidentId: IncidentId, which: string, version?: number): Promise<MappingVersion> {
    const versions = await this.versions(incidentId, which);
    if (versions.length === 0) {
      const { base_name: file } = await findSource(this.#tools, incidentId, which);
      throw new DomainError(E.not_mapped, { file });
    }
    const found = versions.find((each) => (version === undefined ? each.current : each.version === version));
    if (!found) throw new DomainError(E.unknown_version, { file: versions[0]!.file, version: version ?? 0 });
    return found;
  }

  /** The mappings of all sources, or of those named, as a workbook; a source without one gets its proposal. */
  exportWorkbook(incidentId: IncidentId, which: readonly string[] = []): Promise<Buffer> {
    return exportWorkbook(this.#tools, incidentId, which);
  }

  /**
   * Takes a workbook back: every cell is checked, changed mappings are started, and who signed is recorded with the
   * digest of each mapping, all in one transaction. Answers the sources that must be read again. Importing the same
   * workbook twice changes nothing. Refused: a mapping that changed since the export (`intake.mapping_changed`).
   */
  importWorkbook(
    incidentId: IncidentId,
    bytes: Uint8Array,
    actor: Actor,
    only: string | null = null,
  ): Promise<Imported> {
    return importWorkbook(this.#tools, { incidentId, bytes, only }, actor);
  }
}

function signatureOf(row: mappings.SignatureRow): MappingSignature {
  return {
    signedBy: row.signed_by,
    signedOn: row.signed_on,
    statement: row.statement,
    digest: row.digest.toString('hex'),
    workbookHash: row.workbook_hash.toString('hex'),
    importedBy: row.imported_by,
    importedAt: row.imported_at,
  };
}
