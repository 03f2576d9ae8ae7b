/** The incident's own page, open to everybody: what to do first, then what we say; and pages of one sentence. */
import type { ReactElement } from 'react';
import { PUBLIC_WORDS } from '../public-text.ts';
import { spokenDay, WORDS } from '../text.ts';
import { CodeField } from './code-field.tsx';
import { type Frame, Page } from './layout.tsx';
import { type Happened, WhatHappened } from './notice.tsx';
import { PageContent, type PageModel, Statement } from './page-content.tsx';

export interface IncidentModel {
  readonly frame: Frame;
  readonly action: string;
  /** The incident's own statements, for as long as no page is published. */
  readonly happened: Happened;
  readonly page: PageModel | null;
  /** Since when and until when this page stands here as a substitute notice. */
  readonly posting: { readonly from: string; readonly until: string; readonly seen: string | null } | null;
  /** After a code that could not be opened, or too many of them. */
  readonly trouble: 'codeWrong' | 'tooMany' | null;
  /** The last sealed day of what was sent; null before the first. */
  readonly proof: { readonly day: Date; readonly head: string; readonly href: string } | null;
}

export function IncidentPage({ model }: { model: IncidentModel }): ReactElement {
  const { frame, page } = model;
  const words = WORDS[frame.locale];
  return (
    <Page frame={frame}>
      <h1>{frame.title}</h1>
      {page === null ? null : (
        <p className="quiet" data-sha256={page.sha256}>
          {PUBLIC_WORDS[frame.locale].version} {page.version} · {PUBLIC_WORDS[frame.locale].publishedOn}{' '}
          {page.publishedOn}
        </p>
      )}
      {page === null ? null : <Statement page={page} />}
      <div className="card" id="code-entry">
        <h2 className="first">{words.codeTitle}</h2>
        <p>{words.codeLead}</p>
        <CodeField
          model={{
            locale: frame.locale,
            action: model.action,
            button: words.openMine,
            trouble: model.trouble,
          }}
        />
      </div>
      <Ways frame={frame} />
      {page === null ? (
        <WhatHappened happened={model.happened} locale={frame.locale} />
      ) : (
        <PageContent page={page} locale={frame.locale} />
      )}
      <Share model={model} />
      <Proof model={model} />
    </Page>
  );
}

/** For whoever has no code, or does not believe the one they have. */
function Ways({ frame }: { frame: Frame }): ReactElement {
  const words = PUBLIC_WORDS[frame.locale];
  const home = frame.contact?.home ?? '';
  const ways = [
    [`${home}/affected?lang=${frame.locale}`, words.toAffected],
    [`${home}/really?lang=${frame.locale}`, words.toReally],
  ] as const;
  return (
    <nav aria-label={words.ways}>
      <ul className="ways">
        {ways.map(([href, name]) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A plain address: no counter, no button of somebody else's. */
function Share({ model: { frame, page, posting } }: { model: IncidentModel }): ReactElement {
  const words = PUBLIC_WORDS[frame.locale];
  return (
    <section>
      <h2>{words.share}</h2>
      <p>{words.shareLead}</p>
      <p>
        <code className="share">{frame.contact?.href}</code>
      </p>
      {posting === null ? null : (
        <p className="quiet">
          {words.posted} {posting.from} {words.postedUntil} {posting.until}
          {posting.seen === null ? null : ` (${words.seenOn} ${posting.seen})`}
        </p>
      )}
      {page === null ? null : (
        <p>
          <a href={page.versionsHref}>{words.toVersions}</a>
        </p>
      )}
    </section>
  );
}

function Proof({ model: { frame, proof } }: { model: IncidentModel }): ReactElement | null {
  const words = WORDS[frame.locale];
  if (proof === null) return null;
  return (
    <section>
      <h2>{words.proofTitle}</h2>
      <p>{words.proofLead}</p>
      <p>
        {words.proofCode} {spokenDay(proof.day, frame.locale, 'UTC')} (UTC):
        <br />
        <code className="hash">{proof.head}</code>
      </p>
      <p>
        <a href={proof.href}>{words.proofAll}</a>
      </p>
    </section>
  );
}

export function SentencePage({ frame, sentence }: { frame: Frame; sentence: string }): ReactElement {
  return (
    <Page frame={frame}>
      <h1>{frame.title}</h1>
      <p className="lead">{sentence}</p>
    </Page>
  );
}
