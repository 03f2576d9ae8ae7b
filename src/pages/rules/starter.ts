/** A page to start from: what the incident's facts and statements say already, in the shape of a page. */
import type { PageContent, Spoken } from './content.ts';
import { contrast, readableOn } from './colour.ts';
import { CONTRAST_MIN } from './content.ts';

export interface StarterFacts {
  readonly name: string;
  readonly colour: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly gapClosedAt: Date | null;
  readonly said: Readonly<Partial<Record<keyof Spoken, StarterWords>>>;
}

interface StarterWords {
  readonly whatHappened?: string;
  readonly howClosed?: string;
  readonly measures?: string;
  readonly notYetKnown?: string;
}

/** What is not known in one of the languages is left empty, and reading refuses it by its place. */
export function starter(facts: StarterFacts): PageContent {
  const say = (name: keyof StarterWords): Spoken => ({
    id: facts.said.id?.[name] ?? '',
    en: facts.said.en?.[name] ?? '',
  });
  const some = (name: keyof StarterWords): Spoken[] => {
    const both = say(name);
    return both.id === '' && both.en === '' ? [] : [both];
  };
  const isReadable = contrast(facts.colour, '#ffffff') >= CONTRAST_MIN;
  return {
    statement: say('whatHappened'),
    known: some('measures'),
    notYetKnown: some('notYetKnown'),
    closed: facts.gapClosedAt && { at: facts.gapClosedAt.toISOString(), how: say('howClosed') },
    updates: [],
    questions: [],
    contacts: { email: facts.email, phone: facts.phone, hours: null, address: facts.address },
    brand: {
      name: facts.name,
      colour: isReadable ? facts.colour : readableOn('#ffffff', facts.colour),
      logo: null,
    },
  };
}
