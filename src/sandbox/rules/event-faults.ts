/** What a fault makes of the events an accepted message would have had. */
import { type Channel, type EventFault, FAULT_DELAY_MS } from './faults.ts';
import type { PlannedEvent } from './sentinels.ts';

type Plan = readonly PlannedEvent[];

/** Kept with the acceptance: a sandbox started again goes on with the same events. */
export function withEventFault(
  plan: Plan,
  fault: EventFault,
  of: { readonly channel: Channel; readonly delayMs: number | null },
): Plan {
  const delayMs = of.delayMs ?? FAULT_DELAY_MS[fault] ?? 0;
  switch (fault) {
    case 'events_never':
      return [];
    case 'events_late':
    case 'events_silence':
      return late(plan, delayMs);
    case 'events_twice':
      return [...plan, ...plan.map((event, n) => ({ ...event, afterMs: event.afterMs + 50, copyOf: n }))];
    case 'events_disordered':
      return disordered(plan, delayMs);
    case 'events_forged':
      return [...plan, forgery(of.channel)];
    case 'deferral':
      return of.channel === 'email' ? deferred(plan, delayMs) : late(plan, delayMs);
  }
}

/** What happened first is told last. */
function disordered(plan: Plan, gapMs: number): Plan {
  const last = Math.max(0, ...plan.map((event) => event.afterMs));
  return plan.map((event, n) => ({ ...event, afterMs: last + (plan.length - 1 - n) * gapMs }));
}

/** The mailbox provider takes nothing for now: accepted, put off, then delivered. */
function deferred(plan: Plan, delayMs: number): Plan {
  const [first, ...rest] = plan;
  if (!first) return plan;
  const delay = { type: 'DeliveryDelay', afterMs: first.afterMs + 50, why: 'TransientCommunicationFailure' };
  return [first, delay, ...late(rest, delayMs)];
}

function late(plan: Plan, delayMs: number): Plan {
  return plan.map((event) => ({ ...event, afterMs: event.afterMs + delayMs }));
}

/** Said to be from the provider, signed by somebody else: believed, it would take a person off the list of the told. */
function forgery(channel: Channel): PlannedEvent {
  return channel === 'email'
    ? { type: 'Bounce', afterMs: 10, why: 'Permanent/General', forged: true }
    : { type: 'undelivered', afterMs: 10, why: '30004', forged: true };
}
