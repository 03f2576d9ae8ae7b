/** What finance asks with. */
import { Type } from 'class-transformer';
import { Count, Text } from './fields.ts';

export class ProveBody {
  @Text({ max: 60, optional: true, description: 'Id or short name; every incident by default.' })
  incident?: string;
}

export class JournalsQuery {
  @Text({ max: 4, optional: true, description: 'An account of the chart: 2100.' })
  account?: string;

  @Text({ max: 18, optional: true, description: 'The `next` of the page before.' })
  before?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 200, optional: true })
  limit?: number;
}
