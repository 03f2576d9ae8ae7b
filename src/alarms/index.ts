/** Front door of the alarms room: what a person must look at now. */
export { AlarmJobs } from './alarms.jobs.ts';
export { type Alarm, Alarms, type ListedAlarm } from './alarms.ts';
export { ALARMS_ERRORS } from './alarms.errors.ts';
export { AlarmsModule } from './alarms.module.ts';
export { AlarmTelling, type TestAnswer } from './alarm-telling.ts';
export { AlarmWatch } from './alarm-watch.ts';
export { Beats } from './beats.ts';
export { Awaiting, Dates, FirstTelling, Matters, Senders } from './matters.ts';
export { WrongBursts } from './wrong-bursts.ts';
export { ALL_NETWORKS } from './wrong-bursts.store.ts';
export type { Burst, WrongWhat } from './wrong-bursts.store.ts';

export const STATUS_CHECKS = [] as const;
