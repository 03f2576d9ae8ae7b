/** What a verb works with: who acts, and the rooms' façades in this very process. */
import type { CodeFiles, CodePools, Codes } from '../../codes/index.ts';
import type {
  BudgetRaises,
  Bundles,
  DuplicateBenefits,
  Grants,
  Offers,
  Simulations,
  Voids,
} from '../../compensation/index.ts';
import type { ActionLists, ExtractFiles, ExtractJobs, Extracts, Statements } from '../../extracts/index.ts';
import type {
  Calls as FulfilmentCalls,
  Claims,
  DeadLetters,
  Enrolments,
  Payouts,
  Programmes,
} from '../../fulfilment/index.ts';
import type { Batches, BatchFiles, Outlooks, Results, Vendors } from '../../handover/index.ts';
import type { Incidents, Readiness } from '../../incidents/index.ts';
import type { Overview } from '../../overview/index.ts';
import type { Inquiries } from '../../inquiries/index.ts';
import type { Intake, Mappings } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Holds, LawEdits, Laws, Postings } from '../../laws/index.ts';
import type { ApprovalPacks, Messages, Previews, Prices } from '../../messages/index.ts';
import type {
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
} from '../../notices/index.ts';
import type { ApiKeys, OperatorChanges, Deputies, Operators, Sessions } from '../../operators/index.ts';
import type {
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
} from '../../people/index.ts';
import type { Alarms, WrongBursts } from '../../alarms/index.ts';
import type { Calls, Resends } from '../../hotline/index.ts';
import type { DailyRoots, ProofPackages } from '../../proofs/index.ts';
import type { EventImports, SuppressedAddresses } from '../../receipts/index.ts';
import type { Bills, CostFiles, Figures, Reconciliation } from '../../reconciliation/index.ts';
import type { Duties, RegulatorReports, StoredReports, Substitutes } from '../../reports/index.ts';
import type { Uploads } from '../../uploads/index.ts';
import type { Logos, Pages } from '../../pages/index.ts';
import type { Drafting } from '../drafting.ts';
import type { Launching } from '../launching.ts';
import type { PostedPages } from '../posted-pages.ts';
import type { Reach } from '../reach.ts';

export interface Rooms {
  readonly incidents: Incidents;
  readonly readiness: Readiness;
  readonly overview: Overview;
  readonly operators: Operators;
  readonly operatorChanges: OperatorChanges;
  readonly sessions: Sessions;
  readonly apiKeys: ApiKeys;
  readonly uploads: Uploads;
  readonly intake: Intake;
  readonly mappings: Mappings;
  readonly people: People;
  readonly guards: Guards;
  readonly identities: Identities;
  readonly unaffected: Unaffected;
  readonly runs: Runs;
  readonly resends: Resends;
  readonly lookups: Lookups;
  readonly mailDomains: MailDomains;
  readonly reveals: Reveals;
  readonly sharing: Sharing;
  readonly sharingJobs: SharingJobs;
  readonly statements: Statements;
  readonly actionLists: ActionLists;
  readonly extracts: Extracts;
  readonly extractFiles: ExtractFiles;
  readonly extractJobs: ExtractJobs;
  readonly alarms: Alarms;
  readonly wrongBursts: WrongBursts;
  readonly dailyRoots: DailyRoots;
  readonly proofPackages: ProofPackages;
  readonly messages: Messages;
  readonly previews: Previews;
  readonly prices: Prices;
  readonly packs: ApprovalPacks;
  readonly papers: NoticePapers;
  readonly notices: Notices;
  readonly plans: Plans;
  readonly drafts: Drafts;
  readonly launchChecks: LaunchChecks;
  readonly ceilings: Ceilings;
  readonly launches: Launches;
  readonly drafting: Drafting;
  readonly launching: Launching;
  readonly progress: Progress;
  readonly emergencies: Emergencies;
  readonly seeds: Seeds;
  readonly deputies: Deputies;
  readonly deliveries: Deliveries;
  readonly changes: Changes;
  readonly lanes: Lanes;
  readonly providerTests: ProviderTests;
  readonly unknowns: Unknowns;
  readonly restores: Restores;
  readonly suppressedAddresses: SuppressedAddresses;
  readonly eventImports: EventImports;
  readonly vendors: Vendors;
  readonly batches: Batches;
  readonly batchFiles: BatchFiles;
  readonly outlooks: Outlooks;
  readonly results: Results;
  readonly hotlines: Hotlines;
  readonly retries: Retries;
  readonly calls: Calls;
  readonly offers: Offers;
  readonly codes: Codes;
  readonly codePools: CodePools;
  readonly codeFiles: CodeFiles;
  readonly bundles: Bundles;
  readonly raises: BudgetRaises;
  readonly simulations: Simulations;
  readonly grants: Grants;
  readonly voids: Voids;
  readonly duplicates: DuplicateBenefits;
  readonly fulfilmentCalls: FulfilmentCalls;
  readonly deadLetters: DeadLetters;
  readonly payouts: Payouts;
  readonly claims: Claims;
  readonly programmes: Programmes;
  readonly enrolments: Enrolments;
  readonly reconciliation: Reconciliation;
  readonly figures: Figures;
  readonly bills: Bills;
  readonly costFiles: CostFiles;
  readonly laws: Laws;
  readonly lawEdits: LawEdits;
  readonly holds: Holds;
  readonly postings: Postings;
  readonly pages: Pages;
  readonly inquiries: Inquiries;
  readonly logos: Logos;
  readonly postedPages: PostedPages;
  readonly duties: Duties;
  readonly substitutes: Substitutes;
  readonly regulatorReports: RegulatorReports;
  readonly storedReports: StoredReports;
}

export interface Session extends Rooms {
  readonly actor: Actor;
  /** Of what leads to an incident the actor does not work on, nothing is there. */
  readonly reach: Reach;
  /** Base of the links that are printed. */
  readonly publicUrl: string;
  close(): Promise<void>;
}

/** The app opens the database and wires the rooms; nothing is opened before the arguments made sense. */
export interface Backstage {
  open(options?: { first?: boolean }): Promise<Session>;
  /** Brings the schema up to date; how many migrations ran. */
  migrate(): Promise<number>;
}
