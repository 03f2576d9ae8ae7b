/** Tells at any time what an incident still needs before anybody can be told, beside its legal clocks. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Incidents } from './incidents.ts';
import { type LegalClock, LegalClocks, ReadinessProbe } from './ports.ts';
import { readiness, type ReadinessItem } from './rules/readiness.ts';

export interface ReadinessList {
  readonly incident: IncidentId;
  /** True where every light is green. */
  readonly ready: boolean;
  readonly items: readonly ReadinessItem[];
  readonly clocks: readonly LegalClock[];
}

/** Stands beside `Incidents` because its ports need upper rooms, which themselves need `Incidents`. */
@Injectable()
export class Readiness {
  constructor(
    private readonly incidents: Incidents,
    private readonly probe: ReadinessProbe,
    private readonly legal: LegalClocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every item green or red, with lead time and who must act. Asks the providers; changes nothing. */
  async list(idOrSlug: string): Promise<ReadinessList> {
    const incident = await this.incidents.get(idOrSlug);
    const now = this.clock.now();
    const clocks = await this.legal.clocks(incident);
    const items = readiness({
      incident: {
        ...incident.facts,
        howClosed: Boolean(incident.statements[incident.defaultLocale]?.howClosed),
        brandContact: Boolean(incident.brand.contactEmail ?? incident.brand.contactPhone),
      },
      facts: await this.probe.look(incident),
      deadlineAt: earliestDeadline(clocks),
      now,
    });
    return { incident: incident.id, ready: items.every((item) => item.light === 'green'), items, clocks };
  }
}

/** By when people must be told on the strictest reading of any law; null while no date is known. */
function earliestDeadline(clocks: readonly LegalClock[]): Date | null {
  const deadlines = clocks
    .filter(({ who }) => who.includes('subject'))
    .flatMap(({ strictest }) => (strictest ? [strictest.deadlineAt.getTime()] : []));
  return deadlines.length === 0 ? null : new Date(Math.min(...deadlines));
}
