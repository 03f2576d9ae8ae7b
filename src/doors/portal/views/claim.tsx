/** A claim: one form for what happened and what it cost, one for what proves it, and where it stands. */
import type { ReactElement } from 'react';
import { type ClaimTrouble, MY } from '../my-words.ts';
import { WORDS } from '../text.ts';
import { type Frame, Page } from './layout.tsx';

export interface ClaimModel {
  readonly frame: Frame;
  readonly grant: string;
  readonly reference: string;
  /** In the offer's words: what proves the loss. */
  readonly evidence: string | null;
  /** `Rp2.000.000` */
  readonly cap: string;
  readonly status: 'none' | 'filed' | 'approved' | 'refused' | (string & {});
  readonly claimed: string | null;
  readonly approved: string | null;
  readonly files: number;
  readonly can: { readonly file: boolean; readonly add: boolean };
  readonly nonce: string;
  readonly trouble: ClaimTrouble | null;
}

export function ClaimPage({ model }: { model: ClaimModel }): ReactElement {
  const { locale } = model.frame;
  const [words, my] = [WORDS[locale], MY[locale]];
  return (
    <Page frame={model.frame}>
      <h1>{my.claimTitle}</h1>
      {model.trouble === null ? null : (
        <p className="note bad" role="alert" id="trouble">
          {my.claimTrouble[model.trouble]}
        </p>
      )}
      <Standing model={model} />
      {model.can.file ? <Filing model={model} /> : null}
      {model.can.add ? <Proving model={model} /> : null}
      <p className="quiet">
        {words.reference}: <strong>{model.reference}</strong>
      </p>
      <p>
        <a className="plain" href={`/my/offers/receipt?grant=${model.grant}`}>
          {words.toReceipt}
        </a>
      </p>
    </Page>
  );
}

function Standing({ model }: { model: ClaimModel }): ReactElement {
  const my = MY[model.frame.locale];
  switch (model.status) {
    case 'filed':
      return (
        <p className="lead" role="status">
          {my.claimFiled(model.claimed ?? '')}{' '}
          {model.files === 0 ? my.claimNoFile : my.claimFiles(model.files)}
        </p>
      );
    case 'approved':
      return (
        <p className="lead" role="status">
          {my.claimApproved(model.approved ?? '')}
        </p>
      );
    case 'refused':
      return (
        <p className="note" role="status">
          {my.claimRefused}
        </p>
      );
    default:
      return <p className="lead">{my.claimLead(model.cap)}</p>;
  }
}

function Filing({ model }: { model: ClaimModel }): ReactElement {
  const my = MY[model.frame.locale];
  return (
    <form className="card" method="post" action="/my/claim">
      <input type="hidden" name="nonce" value={model.nonce} />
      <input type="hidden" name="grant" value={model.grant} />
      <label className="field" htmlFor="amount">
        {my.claimAmount}
      </label>
      <input
        className="typed asis"
        id="amount"
        name="amount"
        required
        inputMode="decimal"
        maxLength={30}
        autoComplete="off"
        aria-invalid={model.trouble === 'amount' ? true : undefined}
        aria-describedby={model.trouble === 'amount' ? 'trouble' : undefined}
      />
      <label className="field" htmlFor="statement">
        {my.claimStatement}
      </label>
      <textarea className="typed asis" id="statement" name="statement" required rows={6} maxLength={4000} />
      <button className="button">{my.claimFile}</button>
    </form>
  );
}

function Proving({ model }: { model: ClaimModel }): ReactElement {
  const my = MY[model.frame.locale];
  return (
    <form
      className="card"
      method="post"
      action={`/my/claim/evidence?grant=${model.grant}`}
      encType="multipart/form-data"
    >
      <input type="hidden" name="nonce" value={model.nonce} />
      {model.evidence === null ? null : (
        <p>
          {my.evidence} {model.evidence}
        </p>
      )}
      <label className="field" htmlFor="file">
        {my.claimAdd}
      </label>
      <input
        className="typed asis"
        id="file"
        name="file"
        type="file"
        required
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby="kinds"
      />
      <p className="quiet" id="kinds">
        {my.claimKinds}
      </p>
      <button className={model.files === 0 ? 'button' : 'second'}>{my.claimSend}</button>
    </form>
  );
}
