/** Front door of the proofs room: what was sent, so that nobody has to believe us. */
export { type DailyRoot, DailyRoots } from './daily-roots.ts';
export { ProofPackages, rootsText } from './packages.ts';
export { PROOFS_ERRORS } from './proofs.errors.ts';
export { ProofJobs } from './proofs.jobs.ts';
export { PublishedRoots } from './published.ts';
export { ProofsModule } from './proofs.module.ts';

export const STATUS_CHECKS = [] as const;
