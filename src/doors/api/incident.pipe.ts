/** The incident of an address, by id or short name; unknown ones are 404 before anything else is read. */
import { Injectable, type PipeTransform } from '@nestjs/common';
import { Incidents } from '../../incidents/index.ts';
import type { IncidentId } from '../../kernel/ids.ts';

@Injectable()
export class IncidentPipe implements PipeTransform<string, Promise<IncidentId>> {
  constructor(private readonly incidents: Incidents) {}

  async transform(value: string): Promise<IncidentId> {
    return (await this.incidents.get(value)).id;
  }
}
