/** What one person may take back alone, per currency. */
import type { EnvReader } from './config-reader.ts';

const AMOUNT = /^([A-Z]{3}):([1-9]\d{0,17})$/;

/** `IDR:10000000,USD:5000` in minor units; a currency that is not named always needs a second person. */
export function readVoidAlone(read: EnvReader): ReadonlyMap<string, bigint> {
  const amounts = read.list('AMENDS_VOID_ALONE_MAX_MINOR').map((text) => {
    const found = AMOUNT.exec(text);
    return found
      ? ([found[1]!, BigInt(found[2]!)] as const)
      : read.fail(
          'AMENDS_VOID_ALONE_MAX_MINOR',
          'must be amounts in minor units, such as IDR:10000000,USD:5000',
        );
  });
  return new Map(amounts);
}
