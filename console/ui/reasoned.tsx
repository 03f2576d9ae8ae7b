/** A step that needs a reason: the question says what it will do, with numbers, and asks why; nothing typed is lost. */
import type { ReactNode } from 'react';
import { PAGE_REFUSED, Problem } from '../api/client.ts';
import type { ActProps } from './act.tsx';
import { type Asking, AskingAct, useReason } from './asking.tsx';

export interface ReasonedProps
  extends Omit<ActProps, 'act' | 'confirm' | 'ready'>, Pick<Asking, 'hint' | 'missing' | 'optional'> {
  act: (reason: string) => Promise<unknown>;
  confirm: { title: string; body: ReactNode; yes: string };
  /** What the field is called, where it is not a reason. */
  label?: string;
  /** As many characters as the server takes. */
  most?: number;
}

export function Reasoned(props: ReasonedProps) {
  const usual = useReason();
  const { act, label, hint, missing, optional = false, most = 500, ...rest } = props;
  const field = {
    ...usual,
    ...(label === undefined ? {} : { label }),
    ...(hint === undefined ? {} : { hint }),
    ...(missing === undefined ? {} : { missing }),
    optional,
    most,
  };
  return <AskingAct {...rest} fields={[field]} act={({ reason = '' }) => act(reason)} />;
}

/** What a page itself refuses before it asks the server: shown like any refusal, and never as a failure. */
export function refusal(sentence: string): Problem {
  return new Problem(400, PAGE_REFUSED, sentence);
}
