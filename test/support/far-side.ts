/** A provider that may do whatever providers do, and knows what it took; answers are drawn or wait until they are let go. */
import type { EmailProvider, SendOutcome, SmsProvider } from '../../src/notices/index.ts';

export const KILLED = 'killed here';

/** `_taken`: it has the message, whatever it says. `late` waits; `dies` ends the caller before any answer. */
const ANSWERS = [
  ...([
    'accepted',
    'accepted',
    'accepted',
    'retry',
    'throttled',
    'rejected',
    'halt',
    'unsaid_taken',
  ] as const),
  ...(['unsaid', 'late_taken', 'late', 'dies_taken', 'dies'] as const),
];
type Answer = (typeof ANSWERS)[number];

interface Message {
  readonly tag: { readonly d: string; readonly a: number };
  readonly to: string;
}

export class FarSide {
  taken: Message[] = [];
  #dice: number | null = null;
  #gates: (() => void)[] = [];
  #entered: (() => void) | null = null;

  /** The real adapter, answered for by this. */
  readonly over = <P extends EmailProvider | SmsProvider>(real: P): P =>
    Object.assign(Object.create(real) as P, {
      send: (batch: readonly Message[]): Promise<SendOutcome[]> => this.#send(batch),
    });

  /** From now on answers follow these dice; null: everything is accepted. */
  roll(dice: number | null): void {
    this.#dice = dice;
  }

  forget(): void {
    this.taken = [];
  }

  /** Resolves once some call waits for its answer. */
  waiting(): Promise<void> {
    return new Promise((resolve) => (this.#entered = resolve));
  }

  letGo(): void {
    for (const open of this.#gates.splice(0)) open();
  }

  get isWaiting(): boolean {
    return this.#gates.length > 0;
  }

  async #send(batch: readonly Message[]): Promise<SendOutcome[]> {
    const said = batch.map((message) => {
      const answer = this.#answer();
      if (answer === 'accepted' || answer.endsWith('_taken')) this.taken.push(message);
      return answer;
    });
    if (said.some((answer) => answer.startsWith('dies'))) throw new Error(KILLED);
    if (said.some((answer) => answer.startsWith('late'))) {
      await new Promise<void>((open) => {
        this.#gates.push(open);
        this.#entered?.();
      });
    }
    return said.map(outcomeOf);
  }

  #answer(): Answer {
    if (this.#dice === null) return 'accepted';
    this.#dice = (this.#dice * 1103 + 12_345) % 1_000_003;
    return ANSWERS[this.#dice % ANSWERS.length]!;
  }
}

function outcomeOf(answer: Answer): SendOutcome {
  const said = { code: answer, detail: '' };
  switch (answer) {
    case 'accepted':
    case 'late_taken':
      return { class: 'accepted', providerId: 'm', ...said };
    case 'retry':
    case 'late':
    case 'throttled':
      return { class: 'retry', throttled: answer === 'throttled', retryAfterMs: null, ...said };
    case 'rejected':
      return { class: 'rejected', ...said };
    case 'halt':
      return { class: 'halt', scope: 'lane', ...said };
    case 'unsaid':
    case 'unsaid_taken':
    case 'dies':
    case 'dies_taken':
      return { class: 'ambiguous', ...said };
  }
}
