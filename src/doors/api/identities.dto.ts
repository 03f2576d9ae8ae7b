/** Bodies of merges, splits and taking them back. */
import { Part, Text } from './fields.ts';
import { FindBody } from './lookups.dto.ts';

export class MergeBody {
  @Part(() => FindBody, { description: 'Whose rows: a person by reference, or a group by its own key.' })
  group!: FindBody;

  @Part(() => FindBody, { description: 'Whose they become.' })
  into!: FindBody;

  @Text({ max: 1_000 })
  reason!: string;
}

export class SplitBody {
  @Part(() => FindBody, { description: 'The e-mail or phone group that shall stand for itself.' })
  group!: FindBody;

  @Text({ max: 1_000 })
  reason!: string;
}

export class UndoBody {
  @Text({ max: 1_000 })
  reason!: string;
}
