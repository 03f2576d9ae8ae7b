/** Wires the proofs room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { DailyRoots } from './daily-roots.ts';
import { ProofPackages } from './packages.ts';
import { ProofJobs } from './proofs.jobs.ts';
import { PublishedRoots } from './published.ts';

@Module({
  imports: [IncidentsModule],
  providers: [PublishedRoots, DailyRoots, ProofPackages, ProofJobs],
  exports: [PublishedRoots, DailyRoots, ProofPackages, ProofJobs],
})
export class ProofsModule {}
