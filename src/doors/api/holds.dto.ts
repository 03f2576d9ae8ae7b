/** Bodies of the hold and posting routes; the terminal reads the same classes. */
import { POSTING_MEDIA, type PostingMedium, type ProofInput } from '../../laws/index.ts';
import { Instant, OneOf, Text, TextList } from './fields.ts';

export class HoldBody {
  @Text({ max: 200, description: 'Who asked, as it signs.' })
  authority!: string;

  @Text({ max: 200, description: 'Its own number or date of the request.' })
  reference!: string;

  @Text({ max: 64, description: 'SHA-256 of the written request, so that it can be shown later.' })
  requestSha256!: string;

  @Text({ max: 1_000, description: 'Why people must wait, as the request says it.' })
  reason!: string;

  @Instant({ description: 'When it ends by itself; at most 365 days from now.' })
  untilAt!: Date;

  @TextList({ optional: true, min: 0, description: 'Codes of laws; none: everybody of the incident.' })
  lawCodes?: string[];
}

export class PostingBody {
  @TextList({ description: 'Codes of the laws it stands for.' })
  lawCodes!: string[];

  @OneOf(POSTING_MEDIA)
  medium!: PostingMedium;

  @Text({ max: 500, description: 'Address of the page, or where else it hangs.' })
  place!: string;

  @OneOf(['id', 'en'])
  locale!: string;

  @Text({ max: 50_000, description: 'What is posted, word for word.' })
  words!: string;

  @Instant()
  startsAt!: Date;

  @Instant()
  endsAt!: Date;
}

export class ProofBody {
  @Instant({ description: 'When somebody saw it there.' })
  seenAt!: Date;

  @Text({
    max: 64,
    optional: true,
    description: 'SHA-256 of the page, where the page itself is kept elsewhere.',
  })
  sha256?: string;

  @Text({
    max: 1_000_000,
    optional: true,
    description: 'The file, in base64; a larger one through the terminal.',
  })
  content?: string;

  @Text({
    max: 100,
    optional: true,
    description: 'Of the file: image/png, image/jpeg, application/pdf, text/html.',
  })
  mediaType?: string;
}

export class PostingEndBody {
  @Instant()
  endedAt!: Date;

  @Text({ max: 1_000 })
  reason!: string;
}

/** Either the hash or the file; a body with both or neither is refused by the room. */
export function proofOf({ seenAt, sha256, content, mediaType }: ProofBody): ProofInput {
  if (content === undefined) return { seenAt, sha256: sha256 ?? '' };
  return { seenAt, content: Buffer.from(content, 'base64'), mediaType: mediaType ?? '' };
}
