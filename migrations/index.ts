/** Every migration, in order. */
import { OperatorsApprovals0001 } from './0068-operators-approvals.ts';
import { FulfilmentPayouts0001 } from './0068-fulfilment-payouts.ts';
import { IntakeRejectCounts0001 } from './0062-intake-reject-counts.ts';
import { LedgerKinds0001 } from './0066-ledger-kinds.ts';
import { ReconciliationFigures0001 } from './0066-reconciliation-figures.ts';
import { CodesRevoked0001 } from './0066-codes-revoked.ts';
import { Platform0001 } from './0001-platform.ts';
import { PeopleCompared0001 } from './0078-people-compared.ts';
import { PeopleAlike0001 } from './0079-people-alike.ts';
import { FulfilmentEnrolled0001 } from './0084-fulfilment-enrolled.ts';
import { Operators0001 } from './0002-operators.ts';
import { Incidents0001 } from './0003-incidents.ts';
import { Ledger0001 } from './0004-ledger.ts';
import { Intake0001 } from './0005-intake.ts';
import { People0001 } from './0006-people.ts';
import { Messages0001 } from './0007-messages.ts';
import { Notices0001 } from './0008-notices.ts';
import { Receipts0001 } from './0009-receipts.ts';
import { Compensation0001 } from './0010-compensation.ts';
import { Reconciliation0001 } from './0011-reconciliation.ts';
import { Uploads0001 } from './0012-uploads.ts';
import { Intake0002 } from './0013-intake.ts';
import { IntakeMappings0001 } from './0014-intake-mappings.ts';
import { Formats0001 } from './0015-formats.ts';
import { People0002 } from './0016-people.ts';
import { PeopleGuards0001 } from './0017-people-guards.ts';
import { PeopleLookups0001 } from './0018-people-lookups.ts';
import { Extracts0001 } from './0019-extracts.ts';
import { RoundedNumbers0001 } from './0020-rounded-numbers.ts';
import { NoticesUnknowns0001 } from './0021-notices-unknowns.ts';
import { NoticesLanes0001 } from './0022-notices-lanes.ts';
import { NoticesLaunches0001 } from './0023-notices-launches.ts';
import { PeopleAddressees0001 } from './0023-people-addressees.ts';
import { OperatorsDeputies0001 } from './0030-operators-deputies.ts';
import { Handover0001 } from './0024-handover.ts';
import { NoticesFilings0001 } from './0034-notices-filings.ts';
import { Messages0002 } from './0026-messages.ts';
import { Statistics0001 } from './0027-statistics.ts';
import { Laws0001 } from './0025-laws.ts';
import { RestartReading0001 } from './0028-restart-reading.ts';
import { PeopleDomains0001 } from './0029-people-domains.ts';
import { ReceiptsSuppressions0001 } from './0031-receipts-suppressions.ts';
import { Reports0001 } from './0033-reports.ts';
import { Proofs0001 } from './0032-proofs.ts';
import { UploadsIgnored0001 } from './0035-uploads-ignored.ts';
import { Alarms0001 } from './0036-alarms.ts';
import { PeopleAliases0001 } from './0037-people-aliases.ts';
import { NoticesQuota0001 } from './0039-notices-quota.ts';
import { NoticesStatistics0001 } from './0040-notices-statistics.ts';
import { Messages0003 } from './0041-messages.ts';
import { NoticesPlans0001 } from './0043-notices-plans.ts';
import { NoticesLetters0001 } from './0044-notices-letters.ts';
import { PeopleMinors0001 } from './0044-people-minors.ts';
import { AlarmsRepeats0001 } from './0042-alarms-repeats.ts';
import { LawsApprovals0001 } from './0042-laws-approvals.ts';
import { ReportsStored0001 } from './0042-reports-stored.ts';
import { NoticesHeld0001 } from './0045-notices-held.ts';
import { ReceiptsPages0001 } from './0047-receipts-pages.ts';
import { IntakeTenure0001 } from './0050-intake-tenure.ts';
import { PeopleTenure0001 } from './0050-people-tenure.ts';
import { CompensationOffers0001 } from './0050-compensation-offers.ts';
import { Codes0001 } from './0052-codes.ts';
import { Fulfilment0001 } from './0053-fulfilment.ts';
import { CompensationOutbox0001 } from './0053-compensation-outbox.ts';
import { Inquiries0001 } from './0054-inquiries.ts';
import { Pages0001 } from './0054-pages.ts';
import { ProofsPages0001 } from './0054-proofs.ts';
import { CompensationGrants0001 } from './0051-compensation-grants.ts';
import { Hotline0001 } from './0055-hotline.ts';
import { Guests0001 } from './0056-guests.ts';
import { GuestsUses0001 } from './0056-guests-uses.ts';
import { CompensationCalled0001 } from './0056-compensation-called.ts';
import { ReceiptsNotMine0001 } from './0056-receipts-not-mine.ts';
import { AlarmsWrongTries0001 } from './0057-alarms-wrong-tries.ts';
import { InquiriesStrangers0001 } from './0058-inquiries.ts';
import { FulfilmentReveals0001 } from './0058-fulfilment-reveals.ts';
import { CodesLost0001 } from './0059-codes-lost.ts';
import { LedgerPost0001 } from './0061-ledger-post.ts';
import { CompensationReceipts0001 } from './0061-compensation-receipts.ts';
import { CompensationRaises0001 } from './0061-compensation-raises.ts';
import { PeopleCustomers0001 } from './0061-people-customers.ts';
import { OperatorsPeople0001 } from './0060-operators.ts';
import { Doors0001 } from './0060-doors.ts';
import { Sentences0001 } from './0074-sentences.ts';
import { DoorsChanges0001 } from './0075-doors-changes.ts';
import { NoticesRaises0001 } from './0076-notices-raises.ts';
import { NoticesProviderTests0001 } from './0067-notices-provider-tests.ts';
import { NoticesProviderTests0002 } from './0070-notices-provider-tests.ts';
import { NoticesCounts0001 } from './0071-notices-counts.ts';
import { NoticesDrafts0001 } from './0072-notices-drafts.ts';
import { ReconciliationBills0001 } from './0073-reconciliation-bills.ts';
import { FulfilmentFeeds0001 } from './0073-fulfilment-feeds.ts';
import { PagesKept0001 } from './0067-pages-kept.ts';
import { AlarmsReasons0001 } from './0065-alarms-reasons.ts';
import { MessagesReaders0001 } from './0064-messages-readers.ts';
import { PeopleCounts0001 } from './0063-people-counts.ts';
import { PeoplePlaces0001 } from './0063-people-places.ts';
import { PeopleDrafts0001 } from './0077-people-drafts.ts';
import { MadeFilesRefusals0001 } from './0080-made-files-refusals.ts';
import { PeopleDrafts0002 } from './0082-people-drafts.ts';

export const MIGRATIONS = [
  Platform0001,
  Operators0001,
  Incidents0001,
  Ledger0001,
  Intake0001,
  People0001,
  Messages0001,
  Notices0001,
  Receipts0001,
  Compensation0001,
  Reconciliation0001,
  Uploads0001,
  Intake0002,
  IntakeMappings0001,
  Formats0001,
  People0002,
  PeopleGuards0001,
  PeopleLookups0001,
  Extracts0001,
  RoundedNumbers0001,
  NoticesUnknowns0001,
  NoticesLanes0001,
  NoticesLaunches0001,
  PeopleAddressees0001,
  Handover0001,
  Messages0002,
  Statistics0001,
  Laws0001,
  RestartReading0001,
  PeopleDomains0001,
  OperatorsDeputies0001,
  ReceiptsSuppressions0001,
  Proofs0001,
  Reports0001,
  NoticesFilings0001,
  UploadsIgnored0001,
  Alarms0001,
  PeopleAliases0001,
  NoticesQuota0001,
  NoticesStatistics0001,
  Messages0003,
  NoticesPlans0001,
  PeopleMinors0001,
  NoticesLetters0001,
  LawsApprovals0001,
  ReportsStored0001,
  AlarmsRepeats0001,
  NoticesHeld0001,
  ReceiptsPages0001,
  IntakeTenure0001,
  PeopleTenure0001,
  CompensationOffers0001,
  Codes0001,
  Fulfilment0001,
  CompensationOutbox0001,
  Pages0001,
  ProofsPages0001,
  Inquiries0001,
  CompensationGrants0001,
  Hotline0001,
  Guests0001,
  ReceiptsNotMine0001,
  CompensationCalled0001,
  GuestsUses0001,
  AlarmsWrongTries0001,
  InquiriesStrangers0001,
  FulfilmentReveals0001,
  CodesLost0001,
  LedgerPost0001,
  CompensationReceipts0001,
  CompensationRaises0001,
  PeopleCustomers0001,
  OperatorsPeople0001,
  Doors0001,
  IntakeRejectCounts0001,
  OperatorsApprovals0001,
  FulfilmentPayouts0001,
  PeopleCounts0001,
  PeoplePlaces0001,
  MessagesReaders0001,
  AlarmsReasons0001,
  LedgerKinds0001,
  ReconciliationFigures0001,
  CodesRevoked0001,
  PagesKept0001,
  NoticesProviderTests0001,
  NoticesProviderTests0002,
  NoticesCounts0001,
  NoticesDrafts0001,
  Sentences0001,
  DoorsChanges0001,
  NoticesRaises0001,
  ReconciliationBills0001,
  FulfilmentFeeds0001,
  PeopleDrafts0001,
  PeopleDrafts0002,
  PeopleCompared0001,
  PeopleAlike0001,
  MadeFilesRefusals0001,
  FulfilmentEnrolled0001,
] as const;
