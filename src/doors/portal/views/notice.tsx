/** Your notice: what leaked about this person, what to do today, what it means. */
import type { ReactElement } from 'react';
import type { Advised, AdvisedSection } from '../advice.ts';
import { MY } from '../my-words.ts';
import { provePath } from '../proof-paths.ts';
import { WORDS } from '../text.ts';
import { type Frame, Page } from './layout.tsx';

export interface NoticeModel extends AdvisedSection {
  readonly frame: Frame;
  readonly happened: Happened;
  /** Also what needs the second factor, because it was shown. */
  readonly isAllShown: boolean;
  /** False: a customer of whom nothing leaked. */
  readonly isAffected: boolean;
  readonly hasOffers: boolean;
  readonly isForGuardian: boolean;
  readonly isFormer: boolean;
  /** Of the form that keeps the marks. */
  readonly nonce: string;
  readonly saved: boolean;
}

/** The incident's own words; absent where not said. */
export interface Happened {
  readonly whatHappened: string | null;
  readonly howClosed: string | null;
  readonly measures: string | null;
  readonly notYetKnown: string | null;
  readonly dates: readonly { readonly name: string; readonly day: string }[];
}

/** The form of the marks; boxes stand where the advice stands. */
const MARKS = 'marks';

export function NoticePage({ model }: { model: NoticeModel }): ReactElement {
  if (!model.isAffected) return <UntouchedPage model={model} />;
  const { locale } = model.frame;
  const [words, my] = [WORDS[locale], MY[locale]];
  const nothing = model.leaked.length === 0;
  return (
    <Page frame={model.frame}>
      <h1>{words.noticeTitle}</h1>
      {model.isForGuardian ? <p className="note">{my.guardianNote}</p> : null}
      {model.isFormer ? <p className="note">{my.formerNote}</p> : null}
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
      {model.withheld ? (
        <div className="note withheld">
          <p>{my.withheld}</p>
          <a className="button" href={provePath('notice')}>
            {my.showSensitive}
          </a>
        </div>
      ) : null}
      {model.isAllShown ? <p className="quiet shown">{my.shownToYou}</p> : null}
      {model.hasOffers ? <ToOffers model={model} /> : null}
      {nothing ? null : <Details model={model} />}
      <WhatHappened happened={model.happened} locale={locale} />
      <Situations model={model} />
    </Page>
  );
}

/** For whom nothing needs doing: calm, and nothing that sounds like a leak of theirs. */
function UntouchedPage({ model }: { model: NoticeModel }): ReactElement {
  const { locale } = model.frame;
  const my = MY[locale];
  return (
    <Page frame={{ ...model.frame, title: my.untouchedTitle }}>
      <h1>{my.untouchedTitle}</h1>
      <p className="lead">{my.untouchedLead}</p>
      {model.hasOffers ? <ToOffers model={model} /> : null}
      <WhatHappened happened={model.happened} locale={locale} />
      <section className="screen">
        <ul className="ways">
          <li>
            <a href="/my/not-me">{my.toNotMe}</a>
          </li>
        </ul>
      </section>
    </Page>
  );
}

function Today({ model }: { model: NoticeModel }): ReactElement {
  const { locale } = model.frame;
  const [words, my] = [WORDS[locale], MY[locale]];
  const { today } = model;
  const done = today.filter((one) => one.done).length;
  return (
    <>
      <h2 id="today">{words.today}</h2>
      {model.saved ? (
        <p className="note" role="status">
          {my.saved} {done === today.length ? my.allDone : my.doneOf(done, today.length)}
        </p>
      ) : null}
      {today.length === 0 ? (
        <p className="card">{words.nothingToday}</p>
      ) : (
        <>
          <ol className="today card">
            {today.map((one) => (
              <li key={one.key}>
                <Mark advised={one} />
              </li>
            ))}
          </ol>
          <p className="quiet screen">{my.markLead}</p>
        </>
      )}
      <form className="save" id={MARKS} method="post" action="/my/notice/done">
        <input type="hidden" name="nonce" value={model.nonce} />
        {today.length === 0 ? null : <button className="second">{my.saveMarks}</button>}
      </form>
    </>
  );
}

function Mark({ advised }: { advised: Advised }): ReactElement {
  return (
    <label className="mark">
      <input type="checkbox" name="done" value={advised.key} form={MARKS} defaultChecked={advised.done} />
      <span>{advised.text}</span>
    </label>
  );
}

/** Not quite the reader's own page: a way for each, said once and small. */
function Situations({ model }: { model: NoticeModel }): ReactElement {
  const my = MY[model.frame.locale];
  return (
    <section className="screen">
      <h2>{my.otherTitle}</h2>
      <ul className="ways">
        <li>
          <a href="/my/not-me">{my.toNotMe}</a>
        </li>
        {model.isForGuardian ? null : (
          <li>
            <a href="/my/guardian">{my.toGuardian}</a>
          </li>
        )}
        {model.isFormer ? null : (
          <li>
            <a href="/my/former">{my.toFormer}</a>
          </li>
        )}
      </ul>
    </section>
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
  const { locale } = model.frame;
  return (
    <>
      <h2>{WORDS[locale].details}</h2>
      {model.details.map((item) => (
        <details key={item.code}>
          <summary>{item.label}</summary>
          <div>
            <p>{item.risk}</p>
            {item.advice.length === 0 ? null : (
              <>
                <ul className="marks">
                  {item.advice.map((one) => (
                    <li key={one.key}>
                      <Mark advised={one} />
                    </li>
                  ))}
                </ul>
                <button className="second" form={MARKS}>
                  {MY[locale].saveMarks}
                </button>
              </>
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
