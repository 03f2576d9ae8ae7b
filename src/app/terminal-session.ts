/** Opens the database and the rooms for one command, and finds out in whose name it acts. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CodeFiles, CodePools, Codes } from '../codes/index.ts';
import {
  BudgetRaises,
  Bundles,
  DuplicateBenefits,
  Grants,
  Offers,
  Simulations,
  Voids,
} from '../compensation/index.ts';
import type { Session } from '../doors/cli/session.ts';
import { Drafting } from '../doors/drafting.ts';
import { Launching } from '../doors/launching.ts';
import { PostedPages } from '../doors/posted-pages.ts';
import { Reach } from '../doors/reach.ts';
import { ActionLists, ExtractFiles, ExtractJobs, Extracts, Statements } from '../extracts/index.ts';
import {
  Calls as FulfilmentCalls,
  Claims,
  DeadLetters,
  Enrolments,
  Payouts,
  Programmes,
} from '../fulfilment/index.ts';
import { Batches, BatchFiles, Outlooks, Results, Vendors } from '../handover/index.ts';
import { Incidents, LegalClocks, Readiness } from '../incidents/index.ts';
import { Overview } from '../overview/index.ts';
import { Inquiries } from '../inquiries/index.ts';
import { Intake, Mappings } from '../intake/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import { systemClock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { Holds, LawEdits, Laws, Postings } from '../laws/index.ts';
import { ApprovalPacks, Messages, Previews, Prices } from '../messages/index.ts';
import {
  Ceilings,
  Changes,
  Deliveries,
  Emergencies,
  Hotlines,
  Lanes,
  LaunchChecks,
  Launches,
  Notices,
  Plans,
  Drafts,
  Progress,
  ProviderTests,
  Retries,
  Restores,
  Unknowns,
  NoticePapers,
} from '../notices/index.ts';
import {
  ApiKeys,
  Deputies,
  OperatorChanges,
  Operators,
  OPERATORS_ERRORS,
  Sessions,
  TERMINAL_ACTOR,
} from '../operators/index.ts';
import {
  Guards,
  Identities,
  Lookups,
  MailDomains,
  People,
  Reveals,
  Seeds,
  Sharing,
  SharingJobs,
  Runs,
  Unaffected,
} from '../people/index.ts';
import { Logos, Pages } from '../pages/index.ts';
import type { Config } from '../platform/config.ts';
import { Db } from '../platform/db/db.ts';
import { SILENT } from '../platform/log/log.ts';
import type { PlatformParts } from '../platform/platform.module.ts';
import { Alarms, WrongBursts } from '../alarms/index.ts';
import { Calls, Resends } from '../hotline/index.ts';
import { DailyRoots, ProofPackages, PublishedRoots } from '../proofs/index.ts';
import { EventImports, SuppressedAddresses } from '../receipts/index.ts';
import { Bills, CostFiles, Figures, Reconciliation } from '../reconciliation/index.ts';
import { Duties, RegulatorReports, StoredReports, Substitutes } from '../reports/index.ts';
import { Uploads } from '../uploads/index.ts';
import { databaseFor } from './process.ts';
import { haltAfterRestore } from './restored.ts';
import { RoomsModule } from './rooms.module.ts';

interface Options {
  /** Whether this verb may be used while fewer than two administrators can sign in. */
  readonly first?: boolean;
}

export async function openSession(config: Config, options: Options = {}): Promise<Session> {
  return sessionOn({ config, database: await databaseFor(config, 'amends terminal') }, options);
}

/** Closing the session closes the database. */
export async function sessionOn(
  parts: Pick<PlatformParts, 'config' | 'database'>,
  options: Options = {},
): Promise<Session> {
  const { config } = parts;
  const app = await NestFactory.createApplicationContext(RoomsModule.with({ ...parts, log: SILENT }), {
    logger: false,
    abortOnError: false,
  });
  const rooms = { ...peopleRooms(app), ...sendingRooms(app), ...givingRooms(app) };
  try {
    await haltAfterRestore(app);
    const actor = await actorOf(config, rooms, options.first ?? false);
    const reach = new Reach(app.get(Db, { strict: false }));
    return { ...rooms, actor, reach, publicUrl: config.publicUrl, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

type Room = <T>(of: abstract new (...args: never[]) => T) => T;

function roomsIn(app: INestApplicationContext): Room {
  return (of) => app.get(of, { strict: false });
}

/** Whom an incident is about, and what is known of them. */
function peopleRooms(app: INestApplicationContext) {
  const room = roomsIn(app);
  return {
    incidents: room(Incidents),
    readiness: room(Readiness),
    overview: room(Overview),
    operators: room(Operators),
    operatorChanges: room(OperatorChanges),
    sessions: room(Sessions),
    apiKeys: room(ApiKeys),
    uploads: room(Uploads),
    intake: room(Intake),
    mappings: room(Mappings),
    people: room(People),
    guards: room(Guards),
    identities: room(Identities),
    unaffected: room(Unaffected),
    runs: room(Runs),
    resends: room(Resends),
    lookups: room(Lookups),
    mailDomains: room(MailDomains),
    reveals: room(Reveals),
    sharing: room(Sharing),
    sharingJobs: room(SharingJobs),
    statements: room(Statements),
    actionLists: room(ActionLists),
    extracts: room(Extracts),
    extractFiles: room(ExtractFiles),
    extractJobs: room(ExtractJobs),
    alarms: room(Alarms),
    wrongBursts: room(WrongBursts),
    dailyRoots: room(DailyRoots),
    proofPackages: room(ProofPackages),
  };
}

/** What they are told and given. */
function sendingRooms(app: INestApplicationContext) {
  const room = roomsIn(app);
  const [notices, offers, launches] = [room(Notices), room(Offers), room(Launches)];
  const pages = room(Pages);
  return {
    messages: room(Messages),
    previews: room(Previews),
    prices: room(Prices),
    packs: room(ApprovalPacks),
    papers: room(NoticePapers),
    notices,
    plans: room(Plans),
    drafts: room(Drafts),
    launchChecks: room(LaunchChecks),
    ceilings: room(Ceilings),
    launches,
    drafting: new Drafting(notices, room(Incidents), room(LegalClocks)),
    launching: new Launching(room(Db), notices, offers, launches, room(Intake)),
    progress: room(Progress),
    emergencies: room(Emergencies),
    seeds: room(Seeds),
    deputies: room(Deputies),
    deliveries: room(Deliveries),
    changes: room(Changes),
    lanes: room(Lanes),
    providerTests: room(ProviderTests),
    unknowns: room(Unknowns),
    restores: room(Restores),
    eventImports: room(EventImports),
    suppressedAddresses: room(SuppressedAddresses),
    vendors: room(Vendors),
    batches: room(Batches),
    batchFiles: room(BatchFiles),
    outlooks: room(Outlooks),
    results: room(Results),
    hotlines: room(Hotlines),
    retries: room(Retries),
    calls: room(Calls),
    offers,
    laws: room(Laws),
    lawEdits: room(LawEdits),
    holds: room(Holds),
    postings: room(Postings),
    pages,
    inquiries: room(Inquiries),
    logos: room(Logos),
    postedPages: new PostedPages(pages, room(Substitutes), room(Postings), room(PublishedRoots), systemClock),
    duties: room(Duties),
    substitutes: room(Substitutes),
    regulatorReports: room(RegulatorReports),
    storedReports: room(StoredReports),
  };
}

/** What they are owed, and how it gets to them. */
function givingRooms(app: INestApplicationContext) {
  const room = roomsIn(app);
  return {
    codes: room(Codes),
    codePools: room(CodePools),
    codeFiles: room(CodeFiles),
    bundles: room(Bundles),
    raises: room(BudgetRaises),
    simulations: room(Simulations),
    grants: room(Grants),
    voids: room(Voids),
    duplicates: room(DuplicateBenefits),
    fulfilmentCalls: room(FulfilmentCalls),
    deadLetters: room(DeadLetters),
    payouts: room(Payouts),
    claims: room(Claims),
    programmes: room(Programmes),
    enrolments: room(Enrolments),
    reconciliation: room(Reconciliation),
    figures: room(Figures),
    bills: room(Bills),
    costFiles: room(CostFiles),
  };
}

/** A key names a person; without one the terminal acts in development, or makes the administrators that are missing. */
async function actorOf(
  config: Config,
  { apiKeys, operators }: Pick<Session, 'apiKeys' | 'operators'>,
  first: boolean,
): Promise<Actor> {
  if (config.apiKey) {
    const actor = await apiKeys.actorOfKey(config.apiKey.reveal());
    if (!actor) throw new DomainError(OPERATORS_ERRORS.invalid_key);
    return actor;
  }
  if (config.mode === 'development') return TERMINAL_ACTOR;
  if (first && (await operators.needsAdmins())) {
    return { ...SYSTEM_ACTOR, permissions: new Set(['operator.write']) };
  }
  throw new DomainError(OPERATORS_ERRORS.terminal_unavailable);
}
