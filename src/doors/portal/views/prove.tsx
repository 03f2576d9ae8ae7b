/** Proving that it is them: one button that sends a code, one field for it, and ways around it. */
import type { ReactElement } from 'react';
import { type CodeMeans, type DataMeans, MY, type MyWords, type ProofTrouble } from '../my-words.ts';
import { type Frame, Page } from './layout.tsx';

export interface ProveModel {
  readonly frame: Frame;
  /** Where to go on afterwards. */
  readonly name: string;
  readonly why: 'notice' | 'offers';
  /** Where a code can go, best first. */
  readonly codes: readonly CodeMeans[];
  /** What they can type instead. */
  readonly data: readonly DataMeans[];
  /** By which way a code of this visit is coming. */
  readonly sentBy: CodeMeans | null;
  readonly trouble: ProofTrouble | null;
  readonly nonce: string;
}

export function ProvePage({ model }: { model: ProveModel }): ReactElement {
  const words = MY[model.frame.locale];
  const { sentBy, trouble } = model;
  return (
    <Page frame={model.frame}>
      <h1>{words.proveTitle}</h1>
      {sentBy === null ? (
        <>
          <p className="lead">{words.proveLead[model.why]}</p>
          {trouble === null ? <p>{words.proveWhy}</p> : null}
        </>
      ) : null}
      {trouble === null ? null : (
        <p className="note bad" role="alert" id="trouble">
          {words.trouble[trouble]}
        </p>
      )}
      {sentBy === null ? <Ways model={model} /> : <Typing model={model} means={sentBy} />}
    </Page>
  );
}

/** Nothing was sent yet. */
function Ways({ model }: { model: ProveModel }): ReactElement {
  const words = MY[model.frame.locale];
  const { codes, data } = model;
  return (
    <>
      {codes.length === 0 ? null : (
        <div className="card">
          <p>{words.sendKnown}</p>
          {codes.map((means, at) => (
            <Send key={means} model={model} means={means} first={at === 0} />
          ))}
        </div>
      )}
      {codes.length > 0 || data.length === 0 ? null : <Tell model={model} data={data} />}
      {codes.length === 0 || data.length === 0 ? null : (
        <details>
          <summary>{words.withoutCode}</summary>
          <div>
            <Tell model={model} data={data} />
          </div>
        </details>
      )}
      <p className="quiet">{codes.length + data.length === 0 ? words.noMeans : words.byPhone}</p>
      <Reach frame={model.frame} />
    </>
  );
}

/** A code is on its way. */
function Typing({ model, means }: { model: ProveModel; means: CodeMeans }): ReactElement {
  const words = MY[model.frame.locale];
  const { codes, data } = model;
  return (
    <>
      <p className="lead">{words.sentTo[means]}</p>
      <p>{words.arrives}</p>
      <form className="card" method="post" action="/my/prove/code">
        <Hidden model={model} />
        <label className="field" htmlFor="code">
          {words.codeLabel}
        </label>
        <input
          className="typed"
          id="code"
          name="code"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          aria-describedby={model.trouble === null ? undefined : 'trouble'}
          aria-invalid={model.trouble === 'wrong' ? true : undefined}
        />
        <button className="button">{words.proveButton}</button>
      </form>
      <details>
        <summary>{words.otherWay}</summary>
        <div>
          <p>{words.sendKnown}</p>
          {codes.map((way) => (
            <Send key={way} model={model} means={way} first={false} />
          ))}
          {data.length === 0 ? null : <Tell model={model} data={data} />}
          <p className="quiet">{words.byPhone}</p>
          <Reach frame={model.frame} />
        </div>
      </details>
    </>
  );
}

function Send({
  model,
  means,
  first,
}: {
  model: ProveModel;
  means: CodeMeans;
  first: boolean;
}): ReactElement {
  return (
    <form method="post" action="/my/prove/send">
      <Hidden model={model} />
      <input type="hidden" name="means" value={means} />
      <button className={first ? 'button' : 'plain'}>{MY[model.frame.locale].sendTo[means]}</button>
    </form>
  );
}

function Tell({ model, data }: { model: ProveModel; data: readonly DataMeans[] }): ReactElement {
  const words = MY[model.frame.locale];
  return (
    <>
      <p>{words.dataLead}</p>
      {data.map((means) => (
        <form key={means} method="post" action="/my/prove/data">
          <Hidden model={model} />
          <input type="hidden" name="means" value={means} />
          <label className="field" htmlFor={means}>
            {words.dataLabel[means]}
          </label>
          <DataField means={means} words={words} />
        </form>
      ))}
    </>
  );
}

function DataField({ means, words }: { means: DataMeans; words: MyWords }): ReactElement {
  const isMail = means === 'email_address';
  return (
    <>
      <input
        className="typed asis"
        id={means}
        name="value"
        required
        type={isMail ? 'email' : 'tel'}
        autoComplete={isMail ? 'email' : 'tel'}
        maxLength={254}
      />
      <button className="button">{words.dataButton}</button>
    </>
  );
}

function Hidden({ model }: { model: ProveModel }): ReactElement {
  return (
    <>
      <input type="hidden" name="nonce" value={model.nonce} />
      <input type="hidden" name="for" value={model.name} />
    </>
  );
}

/** Whom to call or write to; as the foot of the page says, where it is needed. */
export function Reach({ frame }: { frame: Frame }): ReactElement | null {
  const { phone = null, email = null } = frame.contact ?? {};
  if (phone === null && email === null) return null;
  return (
    <p>
      {phone === null ? null : <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}
      {phone !== null && email !== null ? ' · ' : null}
      {email === null ? null : <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}
