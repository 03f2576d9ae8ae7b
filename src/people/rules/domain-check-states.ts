/** A check of mail domains is asked for, and done once a worker or the terminal has the answers. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const domainCheckLifecycle = lifecycle('asked', { asked: ['done'], done: [] });
export type DomainCheckStatus = (typeof domainCheckLifecycle.statuses)[number];
