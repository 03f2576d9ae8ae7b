/** What each route answers, as `npm run docs` read it from the handlers' types, put into the API's description. */
import { readFileSync } from 'node:fs';

interface Answers {
  /** By `GET /api/v1/incidents/{incident}`. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly schemas: Readonly<Record<string, object>>;
}

interface Answer {
  /** The handler's own comment. */
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}

interface Operation {
  summary?: string;
  responses: Record<string, object>;
}

const FILE = new URL('answers.gen.json', import.meta.url);

/** Only read where the description is asked for: it is as large as the API. */
export function readAnswers(): Answers {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Answers;
}

/**
 * Takes the place of what the framework supposed, which knows neither bodies nor content types. A route that
 * `npm run docs` has not seen keeps that; a house test refuses it.
 */
export function addAnswer(operation: Operation, route: string, { answers }: Answers): void {
  const answer = answers[route];
  if (answer === undefined) return;
  const { summary, responses } = answer;
  if (summary !== undefined && !operation.summary) operation.summary = summary;
  const others = Object.entries(operation.responses).filter(([status]) => !status.startsWith('2'));
  operation.responses = { ...responses, ...Object.fromEntries(others) };
}
