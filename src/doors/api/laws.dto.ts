/** Bodies of the law routes; the terminal reads the same classes. */
import { Count, Json, Text } from './fields.ts';

export class LawBody {
  @Json({ description: 'A whole law or calendar, as it is shown.' })
  data!: Record<string, unknown>;

  @Text({ max: 1_000, description: 'Why it is changed; whoever approves a notice reads it.' })
  reason!: string;

  @Count({ optional: true, description: 'The version the change was made on; another one is refused.' })
  onVersion?: number;
}

export class LawResetBody {
  @Text({ max: 1_000 })
  reason!: string;

  @Count({ optional: true })
  onVersion?: number;
}
