/** Front door of the inquiries room: "I think I am affected". */
import { inquiryLifecycle } from './rules/states.ts';

export { AnswerLetters } from './answer-letters.ts';
export { Answering } from './answering.ts';
export { FoundPeople } from './found-people.ts';
export { Inquiries, type InquiryDay } from './inquiries.ts';
export { InquiryJobs } from './inquiries.jobs.ts';
export { InquiriesModule } from './inquiries.module.ts';

export const STATUS_CHECKS = [{ table: 'inquiry', column: 'status', lifecycle: inquiryLifecycle }] as const;
