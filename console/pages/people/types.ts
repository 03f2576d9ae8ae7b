/** Answers of the API that pages of this area hand on to their parts. */
import type { paths } from '../../api/schema.d.ts';

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer A } } };
}
  ? A
  : never;

type In = '/api/v1/incidents/{incident}';
export type RunStandingAnswer = Answer<`${In}/resolve`, 'get'>;
export type OverlapAnswer = Answer<`${In}/overlaps`, 'get'>;
export type GuardAnswer = Answer<`${In}/guards/{guard}`, 'get'>;
export type GuardsAnswer = Answer<`${In}/guards`, 'get'>;
export type GuardKinds = Answer<`${In}/guards/overview`, 'get'>['kinds'];
export type PersonAnswer = Answer<`${In}/people/{person}`, 'get'>;
export type ToldAnswer = Answer<`${In}/people/{person}/told`, 'get'>;
export type FoundAnswer = Answer<`${In}/people/find`, 'post'>;
export type ProfileAnswer = Answer<`${In}/profiles/{profile}`, 'get'>;
export type DecisionsAnswer = Answer<`${In}/identity-decisions`, 'get'>;
export type SharingAnswer = Answer<`${In}/sharing`, 'get'>;
export type DomainsAnswer = Answer<`${In}/domains`, 'get'>;
export type ExtractsAnswer = Answer<`${In}/extracts`, 'get'>;
export type ListsAnswer = Answer<`${In}/action-lists`, 'get'>;
