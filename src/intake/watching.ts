/** How an incident's files stand while they land and are read: again whenever something moved, for whoever watches. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { sha256 } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { type Upload, Uploads } from '../uploads/index.ts';
import { Intake } from './intake.ts';
import type { Source } from './intake.types.ts';

export interface FilesStanding {
  readonly sources: readonly Source[];
  /** Those on their way in, refused or without anything to read; what became a source is among the sources. */
  readonly uploads: readonly Upload[];
}

export interface LiveFiles extends FilesStanding {
  /** The same as long as nothing moved: whoever comes back says which they saw last. */
  readonly version: string;
}

/** Between two looks: two small reads by the incident's own indexes. */
const LOOK_MS = 1000;
/** So that whoever carries it on knows that it still lives. */
const STILL_MS = 15_000;

@Injectable()
export class FilesWatch {
  constructor(
    private readonly intake: Intake,
    private readonly uploads: Uploads,
  ) {}

  async standing(incidentId: IncidentId): Promise<FilesStanding> {
    const sources = await this.intake.sources(incidentId);
    const uploads = await this.uploads.list(incidentId);
    return { sources, uploads: uploads.filter(isOfInterest) };
  }

  /** Now, and after each change, until `signal` aborts; null each quarter of a minute in which nothing moved. */
  async *watch(incidentId: IncidentId, signal: AbortSignal, since = ''): AsyncGenerator<LiveFiles | null> {
    let shown = since;
    let saidAtMs = -STILL_MS;
    while (!signal.aborted) {
      const standing = await this.standing(incidentId);
      const version = sha256(JSON.stringify(standing)).toString('hex').slice(0, 16);
      const isNew = version !== shown;
      if (isNew || performance.now() - saidAtMs > STILL_MS) {
        yield isNew ? { ...standing, version } : null;
        saidAtMs = performance.now();
      }
      shown = version;
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

function isOfInterest({ status, ignored }: Upload): boolean {
  return status === 'entered' ? ignored.length > 0 : status !== 'abandoned';
}
