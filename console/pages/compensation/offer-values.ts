/** An offer as somebody types it, and the body the API takes. */
import { isRule } from '../../../src/compensation/rules/eligibility.ts';
import type { components } from '../../api/schema.d.ts';
import { fromMinor, toMinor } from './amounts.ts';
import type { OfferRow } from './queries.ts';
import { ANY_RULE, ruleOf, type RuleValues, valuesOf } from './rule-values.ts';

export type OfferBody = components['schemas']['OfferBody'];
export type Kind = OfferBody['kind'];

export const KINDS: readonly Kind[] = [
  'billing_credit', 'entitlement', 'discount_code', 'monitoring', 'insurance', 'donation', 'cash_payout', 'claim',
]; // prettier-ignore

export interface OfferValues {
  name: string;
  kind: Kind;
  currency: string;
  face: string;
  cost: string;
  treatment: '' | 'T1' | 'T2' | 'T3';
  idTitle: string;
  idText: string;
  enTitle: string;
  enText: string;
  waiver: boolean;
  newAccount: boolean;
  changeForfeited: boolean;
  minimumSpend: string;
  needsSecondFactor: '' | 'true' | 'false';
  benefit: string;
  hasGuardian: boolean;
  guardianIdTitle: string;
  guardianIdText: string;
  guardianEnTitle: string;
  guardianEnText: string;
  evidenceId: string;
  evidenceEn: string;
  rule: RuleValues;
}

export const NEW_OFFER: OfferValues = {
  name: '',
  kind: 'billing_credit',
  currency: 'IDR',
  face: '',
  cost: '',
  treatment: '',
  idTitle: '',
  idText: '',
  enTitle: '',
  enText: '',
  waiver: false,
  newAccount: false,
  changeForfeited: false,
  minimumSpend: '',
  needsSecondFactor: '',
  benefit: '',
  hasGuardian: false,
  guardianIdTitle: '',
  guardianIdText: '',
  guardianEnTitle: '',
  guardianEnText: '',
  evidenceId: '',
  evidenceEn: '',
  rule: ANY_RULE,
};

export function isMonthly(kind: Kind): boolean {
  return kind === 'monitoring' || kind === 'insurance';
}

export function offerBody(values: OfferValues): OfferBody {
  const rule = ruleOf(values.rule);
  if (!isRule(rule)) throw new Error(rule.en);
  const { kind, currency } = values;
  const months = isMonthly(kind) && values.benefit !== '' ? Number(values.benefit) : null;
  const days = kind === 'entitlement' && values.benefit !== '' ? Number(values.benefit) : null;
  return {
    name: values.name.trim(),
    kind,
    currency,
    faceMinor: toMinor(values.face, currency) ?? '',
    unitCostMinor: toMinor(values.cost, currency) ?? '',
    ...(values.treatment === '' ? {} : { treatment: values.treatment }),
    eligibility: { ...rule },
    terms: {
      id: { title: values.idTitle.trim(), text: values.idText.trim() },
      en: { title: values.enTitle.trim(), text: values.enText.trim() },
      waiver: values.waiver,
      newAccount: values.newAccount,
      changeForfeited: values.changeForfeited,
      minimumSpendMinor: values.minimumSpend === '' ? null : toMinor(values.minimumSpend, currency),
      ...(values.needsSecondFactor === '' ? {} : { needsSecondFactor: values.needsSecondFactor === 'true' }),
      ...(months === null ? {} : { benefitMonths: months }),
      ...(days === null ? {} : { benefitDays: days }),
      ...(values.hasGuardian
        ? {
            guardian: {
              id: { title: values.guardianIdTitle.trim(), text: values.guardianIdText.trim() },
              en: { title: values.guardianEnTitle.trim(), text: values.guardianEnText.trim() },
            },
          }
        : {}),
      ...(kind === 'claim'
        ? { evidence: { id: values.evidenceId.trim(), en: values.evidenceEn.trim() } }
        : {}),
    },
  };
}

/** What a new version begins with: everything as it is. */
export function fromOffer(offer: OfferRow): OfferValues {
  const { terms, currency } = offer;
  return {
    ...NEW_OFFER,
    name: offer.name,
    kind: offer.kind,
    currency,
    face: fromMinor(offer.faceMinor, currency),
    cost: fromMinor(offer.unitCostMinor, currency),
    treatment: offer.treatment,
    idTitle: terms.id.title,
    idText: terms.id.text,
    enTitle: terms.en.title,
    enText: terms.en.text,
    waiver: terms.waiver,
    newAccount: terms.newAccount,
    changeForfeited: terms.changeForfeited,
    minimumSpend: terms.minimumSpendMinor === null ? '' : fromMinor(terms.minimumSpendMinor, currency),
    needsSecondFactor: terms.needsSecondFactor ? 'true' : 'false',
    benefit: String(terms.benefitMonths ?? terms.benefitDays ?? ''),
    hasGuardian: terms.guardian !== null,
    guardianIdTitle: terms.guardian?.id.title ?? '',
    guardianIdText: terms.guardian?.id.text ?? '',
    guardianEnTitle: terms.guardian?.en.title ?? '',
    guardianEnText: terms.guardian?.en.text ?? '',
    evidenceId: terms.evidence?.id ?? '',
    evidenceEn: terms.evidence?.en ?? '',
    rule: valuesOf(offer.eligibility as Parameters<typeof valuesOf>[0]),
  };
}
