/** Words of drawings. */
import { dictionary } from '../../words/words.tsx';

export const CHART_WORDS = dictionary(
  { asTable: 'Show as a table', twin: 'The table below says the same.', lines: 'Lines' },
  { asTable: 'Tampilkan sebagai tabel', twin: 'Tabel di bawah memuat angka yang sama.', lines: 'Garis' },
);
