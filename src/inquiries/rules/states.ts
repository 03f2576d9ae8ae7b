/** What becomes of an inquiry. */
import { lifecycle } from '../../kernel/lifecycle.ts';

/** `silent`: nothing may be sent there (a number nobody gave us, a mailbox that does not want it). */
export const inquiryLifecycle = lifecycle('asked', {
  asked: ['answered', 'silent'],
  answered: [],
  silent: [],
});
export type InquiryStatus = (typeof inquiryLifecycle.statuses)[number];
