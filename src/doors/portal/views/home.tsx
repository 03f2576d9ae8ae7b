/** The first page of all: type your code, what we have made public, how to check that a message is really ours. */
import type { ReactElement } from 'react';
import { HOME_WORDS } from '../home-text.ts';
import { CodeField, type CodeFieldModel } from './code-field.tsx';
import { type Frame, Page } from './layout.tsx';

export interface ListedIncident {
  readonly title: string;
  readonly updated: string;
  readonly href: string;
  readonly checkHref: string;
}

export interface HomeModel {
  readonly frame: Frame;
  readonly trouble: CodeFieldModel['trouble'];
  readonly incidents: readonly ListedIncident[];
}

export function HomePage({ model }: { model: HomeModel }): ReactElement {
  const { frame, incidents, trouble } = model;
  const { locale } = frame;
  const words = HOME_WORDS[locale];
  return (
    <Page frame={frame}>
      <h1>{words.heading}</h1>
      <p className="lead">{words.lead}</p>
      <div className="card" id="code-entry">
        <CodeField model={{ locale, action: `/code?lang=${locale}`, button: words.open, trouble }} />
      </div>
      <h2>{words.published}</h2>
      {incidents.length === 0 ? <p>{words.none}</p> : null}
      {incidents.map(({ title, updated, href }) => (
        <p key={href} className="card">
          <a href={href}>{title}</a>
          <br />
          <span className="quiet">
            {words.updated} {updated}
          </span>
        </p>
      ))}
      <h2>{words.check}</h2>
      <ul>
        {words.checkHow.map((how) => (
          <li key={how}>{how}</li>
        ))}
      </ul>
      {incidents.map(({ title, checkHref }) => (
        <p key={checkHref}>
          <a href={checkHref}>
            {words.checkCode} {title}
          </a>
        </p>
      ))}
    </Page>
  );
}
