/** What we offer: compare and choose; what was chosen stands in its place. */
import type { ReactElement } from 'react';
import { MY } from '../my-words.ts';
import { WORDS, type Saying } from '../text.ts';
import { type Frame, Page } from './layout.tsx';

export interface OfferView {
  readonly position: number;
  readonly title: string;
  readonly text: string;
  /** Worth and duration, where the title does not say them. */
  readonly facts: readonly string[];
  /** What a claim has to show. */
  readonly evidence: string | null;
  /** Given only after the second factor. */
  readonly needsProof: boolean;
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
  readonly canWait: boolean;
  /** In line for a share; null: in no line. */
  /** Where they stand in line, in words. */
  readonly inLine: string | null;
  /** There is little left of so many. */
  readonly upTo: string | null;
  readonly nonces: { readonly reserve: string; readonly switch: string; readonly wait: string };
  /** Position wanted before the second factor was asked for. */
  readonly picked: number | null;
  /** About a child, and nobody has said yet that they look after it. */
  readonly needsGuardian: boolean;
  readonly isProven: boolean;
}

export interface OffersModel {
  readonly frame: Frame;
  readonly saying: Saying | 'proven' | null;
  readonly sets: readonly SetView[];
}

export function OffersPage({ model }: { model: OffersModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.offersTitle}</h1>
      {model.saying === null ? null : (
        <p className={model.saying === 'proven' ? 'note' : 'note bad'} role="status">
          {model.saying === 'proven' ? MY[model.frame.locale].provenSaying : words.say[model.saying]}
        </p>
      )}
      {model.sets.length === 0 ? <p>{words.noOffers}</p> : <p className="lead">{words.offersLead}</p>}
      {model.sets.map((set) => (
        <section className="set" id={`set-${set.grant}`} key={set.grant}>
          <OneSet set={set} frame={model.frame} />
        </section>
      ))}
    </Page>
  );
}

function OneSet({ set, frame }: { set: SetView; frame: Frame }): ReactElement {
  const words = WORDS[frame.locale];
  switch (set.stage) {
    case 'open':
      return <Open set={set} frame={frame} />;
    case 'reserved':
      return (
        <>
          <div className="card">
            <Chosen set={set} frame={frame} />
            <a className="button" href={`/my/offers/confirm?grant=${set.grant}`}>
              {words.toConfirm}
            </a>
          </div>
          {set.offers.length === 1 ? null : (
            <details>
              <summary>{words.chooseOther}</summary>
              <div>
                <Choose set={set} frame={frame} action="reserve" />
              </div>
            </details>
          )}
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

function Open({ set, frame }: { set: SetView; frame: Frame }): ReactElement {
  const my = MY[frame.locale];
  if (set.needsGuardian) return <ForGuardian set={set} frame={frame} />;
  if (set.inLine !== null) return <InLine set={set} frame={frame} said={set.inLine} />;
  if (set.canWait) {
    return (
      <>
        <p className="note">{my.none}</p>
        <Choose set={set} frame={frame} action="wait" />
      </>
    );
  }
  return (
    <>
      {set.upTo === null ? null : <p className="note">{my.low(set.upTo)}</p>}
      <Choose set={set} frame={frame} action="reserve" />
    </>
  );
}

function InLine({ set, frame, said }: { set: SetView; frame: Frame; said: string }): ReactElement {
  const my = MY[frame.locale];
  return (
    <div className="card">
      <Chosen set={set} frame={frame} />
      <p role="status">
        <strong>{said}</strong> {set.isAutomatic ? my.waitingAutomatic : my.waitingMore}
      </p>
      {set.isAutomatic ? null : (
        <form method="post" action="/my/offers/leave">
          <input type="hidden" name="nonce" value={set.nonces.wait} />
          <input type="hidden" name="grant" value={set.grant} />
          <button className="plain">{my.leave}</button>
        </form>
      )}
    </div>
  );
}

/** What there is, and that only whoever looks after the child chooses. */
function ForGuardian({ set, frame }: { set: SetView; frame: Frame }): ReactElement {
  const my = MY[frame.locale];
  return (
    <>
      {set.offers.map((offer) => (
        <div className="card" key={offer.position}>
          <Offer offer={offer} frame={frame} chosen={false} />
        </div>
      ))}
      <div className="note">
        <p>{my.guardianOnly}</p>
        <a className="button" href="/my/guardian">
          {my.toGuardianWord}
        </a>
      </div>
    </>
  );
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
  action: 'reserve' | 'switch' | 'wait';
}): ReactElement {
  const words = WORDS[frame.locale];
  const [only, ...others] = set.offers;
  if (only && others.length === 0 && action !== 'switch') {
    return <Take set={set} frame={frame} offer={only} action={action} />;
  }
  return (
    <form method="post" action={`/my/offers/${action}`}>
      <input type="hidden" name="nonce" value={set.nonces[action]} />
      <input type="hidden" name="grant" value={set.grant} />
      <fieldset>
        <legend>{words.chooseOne}</legend>
        {set.offers.map((offer) => (
          <label className="choice" key={offer.position}>
            <input
              type="radio"
              name="position"
              value={offer.position}
              required
              defaultChecked={offer.position === (set.picked ?? set.chosen?.position)}
            />
            <span>
              <span className="t">{offer.title}</span>
              <span>{offer.text}</span>
              <Facts offer={offer} frame={frame} />
              {offer.needsProof && !set.isProven ? (
                <span className="quiet">{MY[frame.locale].needsProof}</span>
              ) : null}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="quiet">
        {words.validUntil} {set.validUntil}
      </p>
      <button className="button">{action === 'wait' ? MY[frame.locale].wait : words.choose}</button>
    </form>
  );
}

/** One offer needs no choosing: a button says yes to it. */
function Take({
  set,
  frame,
  offer,
  action,
}: {
  set: SetView;
  frame: Frame;
  offer: OfferView;
  action: 'reserve' | 'wait';
}): ReactElement {
  const words = WORDS[frame.locale];
  return (
    <form className="card" method="post" action={`/my/offers/${action}`}>
      <input type="hidden" name="nonce" value={set.nonces[action]} />
      <input type="hidden" name="grant" value={set.grant} />
      <input type="hidden" name="position" value={offer.position} />
      <Offer offer={offer} frame={frame} chosen={false} />
      <p className="quiet">
        {words.validUntil} {set.validUntil}
      </p>
      {offer.needsProof && !set.isProven ? <p className="quiet">{MY[frame.locale].needsProof}</p> : null}
      <button className="button">{action === 'wait' ? MY[frame.locale].wait : words.take}</button>
    </form>
  );
}

function Facts({ offer, frame }: { offer: OfferView; frame: Frame }): ReactElement {
  return (
    <>
      {offer.facts.map((fact) => (
        <span className="face" key={fact}>
          {fact}
        </span>
      ))}
      {offer.evidence === null ? null : (
        <span className="quiet">
          {MY[frame.locale].evidence} {offer.evidence}
        </span>
      )}
    </>
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
      <p className="facts">
        <Facts offer={offer} frame={frame} />
      </p>
    </>
  );
}
