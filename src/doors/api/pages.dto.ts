/** Bodies of the routes of incident pages; the terminal reads the same classes. */
import { Flag, Instant, Json, OneOf, Text, TextList } from './fields.ts';

export class PageBody {
  @Json({ description: 'The whole page, as `GET …/page/starter` shows one: every part in both languages.' })
  content!: Record<string, unknown>;

  @Flag({
    optional: true,
    description: 'False keeps it to be looked at, and asks nobody yet; true unless told.',
  })
  ask?: boolean;
}

export class LogoBody {
  @Text({ max: 20_000, description: 'A PNG or JPEG of at most 12 KiB, in base64.' })
  base64!: string;
}

export class PagePostingBody {
  @TextList({ description: 'Codes of the laws it stands for.', example: ['ID'] })
  lawCodes!: string[];

  @OneOf(['id', 'en'])
  locale!: 'id' | 'en';

  @Instant({ optional: true, description: 'Absent: from when the version was published.' })
  from?: Date;

  @Instant()
  until!: Date;
}

export class PublishBody {
  @Text({ max: 1_000, optional: true })
  reason?: string;
}
