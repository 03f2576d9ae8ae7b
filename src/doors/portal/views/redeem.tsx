/** Confirming a choice, and the receipt with its status. */
import type { ReactElement } from 'react';
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
  readonly reference: string;
  readonly offer: OfferView;
  readonly stage: ReceiptStage;
  readonly code: string | null;
  /** What is given is a code, there already or not. */
  readonly isCode: boolean;
  readonly isAutomatic: boolean;
}

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

export function ReceiptPage({ model }: { model: ReceiptModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  const done = DONE[model.stage];
  return (
    <Page frame={model.frame}>
      <h1>{model.isAutomatic ? words.offersTitle : words.receiptTitle}</h1>
      <div className="card">
        <Offer offer={model.offer} frame={model.frame} chosen={!model.isAutomatic} />
        {model.code === null ? null : (
          <p>
            <span className="quiet">{words.yourCode}</span>
            <br />
            <strong className="code">{model.code}</strong>
          </p>
        )}
        <p>
          <span className="quiet">{words.reference}</span>
          <br />
          <strong className="code">{model.reference}</strong>
        </p>
        <p className="quiet">{words.keepReference}</p>
      </div>
      <h2>{words.steps}</h2>
      <p role="status">{words[sentenceOf(model)]}</p>
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
      <p>
        <a className="plain" href="/my/offers">
          {words.backToOffers}
        </a>
      </p>
    </Page>
  );
}
