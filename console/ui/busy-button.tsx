/**
 * A button whose work takes a while. Never `disabled` meanwhile: whoever works by keyboard would be lost to the page's
 * beginning. Pressed again it does nothing, by Enter in a field of its form neither.
 */
import { Button, type ButtonProps, Loader } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';

export interface BusyButtonProps
  extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  busy: boolean;
}

export function BusyButton({ busy, onClick, ...button }: BusyButtonProps) {
  return (
    <Button
      {...button}
      {...(busy ? BUSY : {})}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

const BUSY = {
  'aria-busy': true,
  'aria-disabled': true,
  leftSection: <Loader size={14} color="currentColor" aria-hidden />,
} as const;
