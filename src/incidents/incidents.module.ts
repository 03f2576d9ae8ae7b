/** Nest wiring of the incidents room; the app provides ReadinessProbe globally. */
import { Module } from '@nestjs/common';
import { IncidentKeys } from './incident-keys.ts';
import { Incidents } from './incidents.ts';
import { Readiness } from './readiness.ts';

const verbs = [Incidents, IncidentKeys, Readiness];

@Module({ providers: verbs, exports: verbs })
export class IncidentsModule {}
