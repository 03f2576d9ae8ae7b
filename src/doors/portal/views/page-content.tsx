/** What one version of an incident's page says: the same words on the latest page and on every version. */
import type { ReactElement } from 'react';
import { PUBLIC_WORDS, type PublicWords } from '../public-text.ts';
import type { Locale } from '../text.ts';

export interface PageModel {
  readonly version: number;
  /** Of the version's content: how a machine knows what it sees. */
  readonly sha256: string;
  readonly publishedOn: string;
  readonly home: string;
  readonly versionsHref: string;
  readonly statement: string;
  readonly known: readonly string[];
  readonly notYetKnown: readonly string[];
  readonly closed: { readonly day: string; readonly how: string } | null;
  /** `at` is the instant, `day` how it is said. */
  readonly updates: readonly { readonly at: string; readonly day: string; readonly text: string }[];
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly contacts: {
    readonly email: string | null;
    readonly phone: string | null;
    readonly hours: string | null;
    readonly address: string | null;
  };
}

export function Statement({ page }: { page: PageModel }): ReactElement {
  return (
    <div className="lead">
      <Paragraphs text={page.statement} />
    </div>
  );
}

export function PageContent({ page, locale }: { page: PageModel; locale: Locale }): ReactElement {
  const words = PUBLIC_WORDS[locale];
  return (
    <>
      <Listed title={words.known} items={page.known} />
      <Listed title={words.notYetKnown} items={page.notYetKnown} />
      {page.closed === null ? null : (
        <section>
          <h2>{words.closed}</h2>
          <p className="quiet">
            {words.closedOn} {page.closed.day}
          </p>
          <Paragraphs text={page.closed.how} />
        </section>
      )}
      <Updates page={page} words={words} />
      <Questions page={page} words={words} />
      <Contacts page={page} words={words} />
    </>
  );
}

function Listed({ title, items }: { title: string; items: readonly string[] }): ReactElement | null {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="said">
        {items.map((item) => (
          <li key={item}>
            <Paragraphs text={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Updates({ page, words }: { page: PageModel; words: PublicWords }): ReactElement | null {
  if (page.updates.length === 0) return null;
  return (
    <section>
      <h2>{words.updates}</h2>
      <ol className="updates">
        {page.updates.map(({ at, day, text }) => (
          <li key={`${at} ${text}`}>
            <time dateTime={at}>{day}</time>
            <Paragraphs text={text} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Questions({ page, words }: { page: PageModel; words: PublicWords }): ReactElement | null {
  if (page.questions.length === 0) return null;
  return (
    <section>
      <h2>{words.questions}</h2>
      {page.questions.map(({ question, answer }) => (
        <details key={question}>
          <summary>{question}</summary>
          <div>
            <Paragraphs text={answer} />
          </div>
        </details>
      ))}
    </section>
  );
}

function Contacts({ page, words }: { page: PageModel; words: PublicWords }): ReactElement {
  const { email, phone, hours, address } = page.contacts;
  const rows: readonly (readonly [string, ReactElement | string | null])[] = [
    [words.phone, phone === null ? null : <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>],
    [words.hours, hours],
    [words.email, email === null ? null : <a href={`mailto:${email}`}>{email}</a>],
    [words.address, address],
  ];
  return (
    <section>
      <h2>{words.contacts}</h2>
      <dl className="card reach">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

/** A blank line parts paragraphs; a single one is a line. */
export function Paragraphs({ text }: { text: string }): ReactElement {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="prose">
          {paragraph}
        </p>
      ))}
    </>
  );
}
