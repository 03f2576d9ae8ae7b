/** Your notice: what leaked about this person, what to do today, what it means. */
import type { ReactElement } from 'react';
import { WORDS } from '../text.ts';
import { type Frame, Page } from './layout.tsx';

export interface NoticeModel {
  readonly frame: Frame;
  readonly happened: Happened;
  readonly today: readonly string[];
  readonly leaked: readonly { readonly code: string; readonly label: string; readonly note: string | null }[];
  readonly details: readonly {
    readonly code: string;
    readonly label: string;
    readonly risk: string;
    readonly advice: readonly string[];
  }[];
  readonly withheld: boolean;
  readonly hasOffers: boolean;
}

/** The incident's own words; absent where not said. */
export interface Happened {
  readonly whatHappened: string | null;
  readonly howClosed: string | null;
  readonly measures: string | null;
  readonly notYetKnown: string | null;
  readonly dates: readonly { readonly name: string; readonly day: string }[];
}

export function NoticePage({ model }: { model: NoticeModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  const nothing = model.leaked.length === 0;
  return (
    <Page frame={model.frame}>
      <h1>{words.noticeTitle}</h1>
      <p className="lead">{words.sorry}</p>
      {nothing && model.today.length === 0 ? null : <Today model={model} />}
      <h2>{words.leaked}</h2>
      {nothing && !model.withheld ? <p className="note">{words.stillChecking}</p> : null}
      <ul className="leaked">
        {model.leaked.map((item) => (
          <li key={item.code}>
            {item.label}
            {item.note === null ? null : <small>{item.note}</small>}
          </li>
        ))}
      </ul>
      {model.withheld ? <p className="note withheld">{words.withheld}</p> : null}
      {model.hasOffers ? <ToOffers model={model} /> : null}
      {nothing ? null : <Details model={model} />}
      <WhatHappened happened={model.happened} locale={model.frame.locale} />
    </Page>
  );
}

function Today({ model }: { model: NoticeModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  return (
    <>
      <h2>{words.today}</h2>
      {model.today.length === 0 ? (
        <p className="card">{words.nothingToday}</p>
      ) : (
        <ol className="today card">
          {model.today.map((text) => (
            <li key={text}>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function ToOffers({ model }: { model: NoticeModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  return (
    <>
      <h2>{words.offers}</h2>
      <div className="card">
        <p>{words.toOffersLead}</p>
        <a className="button" href="/my/offers">
          {words.toOffers}
        </a>
      </div>
    </>
  );
}

function Details({ model }: { model: NoticeModel }): ReactElement {
  return (
    <>
      <h2>{WORDS[model.frame.locale].details}</h2>
      {model.details.map((item) => (
        <details key={item.code}>
          <summary>{item.label}</summary>
          <div>
            <p>{item.risk}</p>
            {item.advice.length === 0 ? null : (
              <ul>
                {item.advice.map((advice) => (
                  <li key={advice}>{advice}</li>
                ))}
              </ul>
            )}
          </div>
        </details>
      ))}
    </>
  );
}

export function WhatHappened({
  happened,
  locale,
}: {
  happened: Happened;
  locale: Frame['locale'];
}): ReactElement {
  const words = WORDS[locale];
  const parts: readonly (readonly [string, string | null])[] = [
    [words.happened, happened.whatHappened],
    [words.closed, happened.howClosed],
    [words.measures, happened.measures],
    [words.unknownYet, happened.notYetKnown],
  ];
  return (
    <>
      {parts.map(([title, text]) =>
        text === null ? null : (
          <section key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ),
      )}
      {happened.dates.length === 0 ? null : (
        <section>
          <h2>{words.dates}</h2>
          <dl className="card">
            {happened.dates.map(({ name, day }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{day}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
