/** Where everybody can read of an incident, and its daily roots. */
import { Inject, Injectable } from '@nestjs/common';
import { Incidents } from '../incidents/index.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';

@Injectable()
export class PublishedRoots {
  constructor(
    private readonly incidents: Incidents,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  async urlOf(incidentId: IncidentId): Promise<string> {
    return `${await this.pageOf(incidentId)}/roots.txt`;
  }

  /** The incident's own page, in the reader's language. */
  async pageOf(incidentId: IncidentId): Promise<string> {
    const { slug } = await this.incidents.get(incidentId);
    return `${this.config.portalUrl}/i/${slug}`;
  }
}
