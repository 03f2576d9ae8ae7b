/** What can become of a hold: recorded by one person, confirmed by another, and ended before its date or by it. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const holdLifecycle = lifecycle('recorded', {
  recorded: ['confirmed', 'withdrawn'],
  confirmed: ['lifted'],
  withdrawn: [],
  lifted: [],
});
export type HoldStatus = (typeof holdLifecycle.statuses)[number];
