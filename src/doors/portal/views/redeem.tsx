/** Confirming a choice, and the receipt with its status. */
import type { ReactElement } from 'react';
import { MY } from '../my-words.ts';
import { provePath } from '../proof-paths.ts';
import { WORDS } from '../text.ts';
import { type Frame, Page } from './layout.tsx';
import { Offer, type OfferView } from './offers.tsx';

export interface ConfirmModel {
  readonly frame: Frame;
  readonly grant: string;
  readonly nonce: string;
  readonly offer: OfferView;
  /** The hour until which the choice is kept. */
  readonly heldUntil: string | null;
}

export function ConfirmPage({ model }: { model: ConfirmModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.confirmTitle}</h1>
      <p className="lead">{words.confirmLead}</p>
      <div className="card">
        <Offer offer={model.offer} frame={model.frame} chosen={false} />
      </div>
      {model.heldUntil === null ? null : (
        <p className="quiet">
          {words.heldUntil} {model.heldUntil}. {words.heldAfter}
        </p>
      )}
      <form method="post" action="/my/offers/confirm">
        <input type="hidden" name="nonce" value={model.nonce} />
        <input type="hidden" name="grant" value={model.grant} />
        <button className="button">{words.confirm}</button>
      </form>
      <a className="plain" href="/my/offers">
        {words.chooseOther}
      </a>
    </Page>
  );
}

export type ReceiptStage = 'pending' | 'handed_over' | 'delivered' | 'failed' | 'cancelled';

export interface ReceiptModel {
  readonly frame: Frame;
  readonly grant: string;
  readonly reference: string;
  readonly offer: OfferView;
  readonly stage: ReceiptStage;
  readonly code: string | null;
  /** What is given is a code, there already or not. */
  readonly isCode: boolean;
  readonly isAutomatic: boolean;
  /** There is a code, for whoever shows the second factor. */
  readonly isHidden: boolean;
  readonly isShared: boolean;
  readonly isWaiting: boolean;
  readonly isRevoked: boolean;
  readonly usableUntil: string | null;
  readonly engagement: string | null;
  /** Where its code is used, of a vendor's programme. */
  readonly programme: {
    readonly vendor: string;
    readonly href: string;
    readonly by: string;
    readonly isDone: boolean;
  } | null;
  readonly isClaim: boolean;
  readonly nonce: string;
  /** What became of sending it by e-mail. */
  readonly mailed: (typeof MAILED)[number] | null;
}

export const MAILED = ['sent', 'no_address', 'too_many'] as const;

const DONE: Readonly<Record<ReceiptStage, number>> = {
  pending: 1,
  handed_over: 2,
  delivered: 3,
  failed: 0,
  cancelled: 0,
};

function sentenceOf({ stage, isCode }: ReceiptModel): ReceiptStage | 'codePending' | 'codeReady' {
  if (isCode && stage === 'delivered') return 'codeReady';
  return isCode && stage === 'pending' ? 'codePending' : stage;
}

function sayingOf(model: ReceiptModel): string {
  const my = MY[model.frame.locale];
  if (model.isWaiting) return my.codeWaiting;
  if (model.isClaim && model.stage === 'pending') return my.claimNext;
  return WORDS[model.frame.locale][sentenceOf(model)];
}

export function ReceiptPage({ model }: { model: ReceiptModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  const done = DONE[model.stage];
  return (
    <Page frame={model.frame}>
      <h1>{model.isAutomatic ? words.offersTitle : words.receiptTitle}</h1>
      <div className="card">
        <Offer offer={model.offer} frame={model.frame} chosen={!model.isAutomatic} />
        <Code model={model} />
        <p>
          <span className="quiet">{words.reference}</span>
          <br />
          <strong className="code">{model.reference}</strong>
        </p>
        <p className="quiet">{words.keepReference}</p>
      </div>
      <h2>{words.steps}</h2>
      <p role="status">{sayingOf(model)}</p>
      {done === 0 ? null : (
        <ol className="steps">
          {words.step.map((name, at) => (
            <li
              key={name}
              className={at < done ? 'done' : undefined}
              aria-current={at === done - 1 ? 'step' : undefined}
            >
              {name}
            </li>
          ))}
        </ol>
      )}
      {model.isClaim ? (
        <p>
          <a className="button" href={`/my/claim?grant=${model.grant}`}>
            {model.stage === 'pending'
              ? MY[model.frame.locale].toClaim
              : MY[model.frame.locale].toClaimStatus}
          </a>
        </p>
      ) : null}
      <Programme model={model} />
      <ByMail model={model} />
      <p>
        <a className="plain" href="/my/offers">
          {words.backToOffers}
        </a>
      </p>
    </Page>
  );
}

function Code({ model }: { model: ReceiptModel }): ReactElement | null {
  const { locale } = model.frame;
  const [words, my] = [WORDS[locale], MY[locale]];
  if (model.isHidden) {
    return (
      <div className="note">
        <p>{my.proveToSee}</p>
        <a className="button" href={provePath(`receipt-${model.grant}`)}>
          {my.proveToSeeButton}
        </a>
      </div>
    );
  }
  if (model.code === null) return model.isRevoked ? <p className="note">{my.codeRevoked}</p> : null;
  return (
    <>
      <p>
        <span className="quiet">{words.yourCode}</span>
        <br />
        <strong className="code">{model.code}</strong>
      </p>
      {model.engagement === null ? null : (
        <p>
          <span className="quiet">{my.engagement}</span>
          <br />
          <strong className="code">{model.engagement}</strong>
        </p>
      )}
      {model.usableUntil === null ? null : (
        <p className="quiet">
          {my.codeUntil} {model.usableUntil}
        </p>
      )}
      {model.isShared ? <p className="quiet">{my.codeShared}</p> : null}
    </>
  );
}

function Programme({ model }: { model: ReceiptModel }): ReactElement | null {
  const my = MY[model.frame.locale];
  const { programme } = model;
  if (programme === null) return null;
  return (
    <section>
      <h2>{my.programme(programme.vendor)}</h2>
      {programme.isDone ? (
        <p className="note">{my.programmeDone}</p>
      ) : (
        <div className="card">
          <p>{my.programmeHow}</p>
          <p>
            <a href={programme.href} rel="noreferrer noopener">
              {programme.href}
            </a>
          </p>
          <p className="quiet">
            {my.programmeBy} {programme.by}
          </p>
        </div>
      )}
    </section>
  );
}

function ByMail({ model }: { model: ReceiptModel }): ReactElement {
  const my = MY[model.frame.locale];
  const said = { sent: my.mailOnItsWay, no_address: my.mailNone, too_many: my.mailTooMany };
  if (model.mailed !== null) {
    return (
      <p className="note" role="status">
        {said[model.mailed]}
      </p>
    );
  }
  return (
    <form method="post" action="/my/offers/receipt/mail">
      <input type="hidden" name="nonce" value={model.nonce} />
      <input type="hidden" name="grant" value={model.grant} />
      <button className="second">{my.mailReceipt}</button>
    </form>
  );
}
