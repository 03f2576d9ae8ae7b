/** What we offer: compare and choose; what was chosen stands in its place. */
import type { ReactElement } from 'react';
import { WORDS, type Saying } from '../text.ts';
import { type Frame, Page } from './layout.tsx';

export interface OfferView {
  readonly position: number;
  readonly title: string;
  readonly text: string;
  readonly faceText: string;
}

export type SetStage = 'open' | 'reserved' | 'taken' | 'expired' | 'voided';

export interface SetView {
  readonly grant: string;
  readonly stage: SetStage;
  readonly isAutomatic: boolean;
  readonly offers: readonly OfferView[];
  readonly chosen: OfferView | null;
  readonly validUntil: string;
  readonly canSwitch: boolean;
  /** Of the form that chooses, and of the one that changes the choice. */
  readonly nonces: { readonly reserve: string; readonly switch: string };
}

export interface OffersModel {
  readonly frame: Frame;
  readonly saying: Saying | null;
  readonly sets: readonly SetView[];
}

export function OffersPage({ model }: { model: OffersModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.offersTitle}</h1>
      {model.saying === null ? null : (
        <p className="note bad" role="status">
          {words.say[model.saying]}
        </p>
      )}
      {model.sets.length === 0 ? <p>{words.noOffers}</p> : <p className="lead">{words.offersLead}</p>}
      {model.sets.map((set) => (
        <OneSet key={set.grant} set={set} frame={model.frame} />
      ))}
    </Page>
  );
}

function OneSet({ set, frame }: { set: SetView; frame: Frame }): ReactElement {
  const words = WORDS[frame.locale];
  switch (set.stage) {
    case 'open':
      return <Choose set={set} frame={frame} action="reserve" />;
    case 'reserved':
      return (
        <>
          <div className="card">
            <Chosen set={set} frame={frame} />
            <a className="button" href={`/my/offers/confirm?grant=${set.grant}`}>
              {words.toConfirm}
            </a>
          </div>
          <details>
            <summary>{words.chooseOther}</summary>
            <div>
              <Choose set={set} frame={frame} action="reserve" />
            </div>
          </details>
        </>
      );
    case 'taken':
      return <Taken set={set} frame={frame} />;
    case 'expired':
    case 'voided':
      return (
        <div className="card">
          <Chosen set={set} frame={frame} />
          <p>{set.stage === 'expired' ? words.isExpired : words.isVoided}</p>
        </div>
      );
  }
}

function Taken({ set, frame }: { set: SetView; frame: Frame }): ReactElement {
  const words = WORDS[frame.locale];
  return (
    <>
      <div className="card">
        <Chosen set={set} frame={frame} />
        {set.isAutomatic ? <p>{words.automatic}</p> : null}
        <a className="button" href={`/my/offers/receipt?grant=${set.grant}`}>
          {words.toReceipt}
        </a>
      </div>
      {set.canSwitch ? (
        <details>
          <summary>{words.change}</summary>
          <div>
            <Choose set={set} frame={frame} action="switch" />
          </div>
        </details>
      ) : null}
    </>
  );
}

function Choose({
  set,
  frame,
  action,
}: {
  set: SetView;
  frame: Frame;
  action: 'reserve' | 'switch';
}): ReactElement {
  const words = WORDS[frame.locale];
  const one = set.offers.length === 1;
  const preset = set.chosen?.position ?? (one ? set.offers[0]?.position : undefined);
  return (
    <form method="post" action={`/my/offers/${action}`}>
      <input type="hidden" name="nonce" value={set.nonces[action]} />
      <input type="hidden" name="grant" value={set.grant} />
      <fieldset>
        <legend>{one ? words.offers : words.chooseOne}</legend>
        {set.offers.map((offer) => (
          <label className="choice" key={offer.position}>
            <input
              type="radio"
              name="position"
              value={offer.position}
              required
              defaultChecked={offer.position === preset}
            />
            <span>
              <span className="t">{offer.title}</span>
              <span>{offer.text}</span>
              <span className="face">
                {words.worth} {offer.faceText}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="quiet">
        {words.validUntil} {set.validUntil}
      </p>
      <button className="button">{words.choose}</button>
    </form>
  );
}

function Chosen({ set, frame }: { set: SetView; frame: Frame }): ReactElement | null {
  const offer = set.chosen ?? (set.offers.length === 1 ? set.offers[0] : null);
  return offer ? (
    <Offer offer={offer} frame={frame} chosen={set.chosen !== null && !set.isAutomatic} />
  ) : null;
}

export function Offer({
  offer,
  frame,
  chosen,
}: {
  offer: OfferView;
  frame: Frame;
  chosen: boolean;
}): ReactElement {
  const words = WORDS[frame.locale];
  return (
    <>
      {chosen ? <p className="quiet">{words.chosen}</p> : null}
      <h2 className="first">{offer.title}</h2>
      <p>{offer.text}</p>
      <p>
        <span className="face">
          {words.worth} {offer.faceText}
        </span>
      </p>
    </>
  );
}
