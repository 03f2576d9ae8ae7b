/** Words of the list of incidents and an incident's overview. */
import { dictionary } from '../../words/words.tsx';

export const INCIDENTS_WORDS = dictionary(
  {
    title: 'Incidents',
    lead: 'Every breach this company is working on. Open one to see its clocks and what needs you now.',
    name: 'Incident',
    code: 'Code',
    status: 'Status',
    aware: 'Known since',
    empty:
      'No incident has been declared. Declare one: its keys are made at once, and its clocks begin with the facts you enter.',
    overview: 'Overview',
  },
  {
    title: 'Insiden',
    lead: 'Semua kebocoran yang sedang ditangani perusahaan ini. Buka satu untuk melihat tenggat dan apa yang perlu Anda kerjakan sekarang.',
    name: 'Insiden',
    code: 'Kode',
    status: 'Status',
    aware: 'Diketahui sejak',
    empty:
      'Belum ada insiden yang dicatat. Catat satu: kuncinya langsung dibuat, dan tenggatnya berjalan dari fakta yang Anda isi.',
    overview: 'Ringkasan',
  },
);
