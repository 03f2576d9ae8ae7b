/** What checks of mail domains give. */
import type { DomainCheckStatus } from './rules/domain-check-states.ts';
import type { DeadDomain, MailAnswer, Share } from './rules/mail-answers.ts';

export interface DomainCheck {
  readonly id: string;
  readonly status: DomainCheckStatus;
  /** The run whose people were counted. */
  readonly run: number;
  /** Whether that run is still the published one. */
  readonly isCurrent: boolean;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  /** Counts once it is done, else null. */
  readonly result: DomainCounts | null;
}

export interface DomainCounts {
  /** With an e-mail address that can be sent to. */
  readonly people: number;
  /** Of these, whose address could not be opened. */
  readonly unopened: number;
  readonly answers: Readonly<Record<MailAnswer, Share>>;
  /** Those of most people first; `*` stands for all that fewer than three people have. */
  readonly dead: readonly DeadDomain[];
}

export interface DomainStanding {
  /** True beside the sandbox: nothing is asked there. */
  readonly off: boolean;
  readonly check: DomainCheck | null;
}
