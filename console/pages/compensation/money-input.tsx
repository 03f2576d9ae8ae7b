/** An amount, with what was understood said back beneath it. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useFormat } from '../../words/format.ts';
import { toMinor } from './amounts.ts';

interface Props extends TextInputProps {
  readonly currency: string;
  readonly hint?: string;
}

export function MoneyInput({ currency, hint, ...input }: Props) {
  const format = useFormat();
  const minor = typeof input.value === 'string' ? toMinor(input.value, currency) : null;
  const heard = minor === null ? (hint ?? ' ') : `= ${format.money(minor, currency)}`;
  return <TextInput inputMode="decimal" maxLength={20} {...input} description={heard} />;
}
