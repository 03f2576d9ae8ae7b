/** Front door of the sandbox. */
export { SANDBOX_TWILIO, startSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export type { TwilioAccount } from './events.ts';
export type { Accepted } from './ledger.ts';
export { type EventAbout, eventSigner } from './signed-events.ts';
export { type Fault, FAULTS } from './rules/faults.ts';
export { type Credit, SANDBOX_FULFILMENT_SECRET } from './receiver.ts';
export { RECEIVER_FAULTS, type ReceiverFault } from './receiver-faults.ts';
