/** Every version of an incident's page, and one of them as it was published. */
import type { ReactElement } from 'react';
import { PUBLIC_WORDS } from '../public-text.ts';
import { type Frame, Page } from './layout.tsx';
import { PageContent, type PageModel, Statement } from './page-content.tsx';

export interface VersionModel {
  readonly frame: Frame;
  readonly page: PageModel;
  /** A draft is seen by operators only. */
  readonly standing: 'draft' | 'latest' | 'older';
  readonly sha256: string;
  readonly contentHref: string | null;
}

export function VersionPage({ model }: { model: VersionModel }): ReactElement {
  const { page, frame } = model;
  const words = PUBLIC_WORDS[frame.locale];
  return (
    <Page frame={frame}>
      <h1>{frame.title}</h1>
      {model.standing === 'draft' ? null : (
        <p className="quiet">
          {words.publishedOn} {page.publishedOn}
        </p>
      )}
      <div className="note">
        <p>{words[model.standing]}</p>
        {model.standing === 'draft' ? null : (
          <p>
            <a href={page.home}>{words.toCurrent}</a>
          </p>
        )}
      </div>
      <Statement page={page} />
      <PageContent page={page} locale={frame.locale} />
      <section>
        <h2>{words.hash}</h2>
        <p>
          <code className="hash">{model.sha256}</code>
        </p>
        <p>{words.hashLead}</p>
        {model.contentHref === null ? null : (
          <p>
            <a href={model.contentHref}>{words.content}</a>
            <br />
            <a href={page.versionsHref}>{words.toVersions}</a>
          </p>
        )}
      </section>
    </Page>
  );
}

export interface VersionsModel {
  readonly frame: Frame;
  readonly home: string;
  /** Newest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly sha256: string;
    readonly day: string;
    readonly href: string;
  }[];
}

export function VersionsPage({ model }: { model: VersionsModel }): ReactElement {
  const words = PUBLIC_WORDS[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.versionsTitle}</h1>
      <p className="lead">{words.versionsLead}</p>
      <ol className="updates">
        {model.versions.map(({ version, sha256, day, href }) => (
          <li key={version}>
            <a href={href}>
              {words.version} {version}
            </a>{' '}
            · {words.publishedOn} {day}
            <br />
            <code className="hash quiet">{sha256}</code>
          </li>
        ))}
      </ol>
      <p>
        <a href={model.home}>{words.back}</a>
      </p>
    </Page>
  );
}
