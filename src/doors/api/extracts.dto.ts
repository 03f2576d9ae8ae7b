/** What an extract for a bank is asked with; the terminal reads the same classes. */
import type { ExtractRequest } from '../../extracts/index.ts';
import { Count, PartList, Text, TextList } from './fields.ts';

export class ExtractPartBody {
  @Text({ max: 255, description: 'A base name.' })
  file!: string;

  @TextList({ description: 'Columns that hold cards or accounts.' })
  values!: string[];

  @Text({ max: 300, optional: true, description: 'The column of the customer id.' })
  customerId?: string;
}

export class ExtractBody implements Omit<ExtractRequest, 'incidentId'> {
  @Text({ max: 200, description: 'Whom it is for.' })
  bank!: string;

  @Text({ max: 100_000, description: 'The bank’s OpenPGP public key, armored.' })
  publicKey!: string;

  @Text({ max: 120, optional: true, description: 'As the bank read it aloud; another key is refused.' })
  fingerprint?: string;

  @PartList(() => ExtractPartBody)
  parts!: ExtractPartBody[];

  @TextList({ optional: true, description: 'Leading digits (411111-411119) or an IBAN’s bank (GBNWBK).' })
  only?: string[];

  @Count({ min: 1, max: 10, optional: true, description: 'How often it may be fetched; 3 unless told.' })
  fetchesMax?: number;
}
