/** A second person's yes or no. */
import { Text } from './fields.ts';

export class ApproveBody {
  @Text({ max: 1_000, optional: true })
  reason?: string;

  @Text({ max: 64, optional: true, description: 'The digest you looked at; another one waiting is refused.' })
  digest?: string;
}

export class RefuseBody {
  @Text({ max: 1_000, description: 'What has to change.' })
  reason!: string;

  @Text({ max: 64, optional: true })
  digest?: string;
}
