/** Words of take-up over time. */
import { dictionary } from '../../words/words.tsx';

export const TAKE_UP_WORDS = dictionary(
  {
    title: 'Take-up',
    lead: 'How people choose what they were offered, and whether they got it.',
    empty:
      'No offer set is approved yet, so there is nothing to take up. Make a set and let another person approve it.',
    set: 'Offer set',
    all: 'All sets together',
    view: 'Shown',
    daily: 'Per day',
    cumulative: 'Added up',
    granted: 'Granted',
    reserved: 'Chosen, not confirmed',
    chosen: 'Chosen',
    redeemed: 'Redeemed',
    fulfilled: 'Delivered',
    share: (percent: string) => `${percent} of those granted`,
    chartLead:
      'Chosen: picked on the page, confirmed or not. Redeemed: confirmed, or applied without asking.',
    caption: 'Chosen, redeemed and delivered by day',
    day: 'Day',
    noDays: 'Nobody has been granted anything yet.',
    byOffer: 'By offer',
    offer: 'Offer',
  },
  {
    title: 'Penerimaan',
    lead: 'Bagaimana orang memilih yang ditawarkan kepada mereka, dan apakah mereka menerimanya.',
    empty:
      'Belum ada paket yang disetujui, jadi belum ada yang dapat diterima. Buat paket dan minta orang lain menyetujuinya.',
    set: 'Paket penawaran',
    all: 'Semua paket',
    view: 'Tampilan',
    daily: 'Per hari',
    cumulative: 'Dijumlahkan',
    granted: 'Diberi hak',
    reserved: 'Dipilih, belum dikonfirmasi',
    chosen: 'Dipilih',
    redeemed: 'Ditukar',
    fulfilled: 'Tersampaikan',
    share: (percent: string) => `${percent} dari yang diberi hak`,
    chartLead:
      'Dipilih: dipilih di halaman, dikonfirmasi atau belum. Ditukar: dikonfirmasi, atau diberikan tanpa diminta.',
    caption: 'Dipilih, ditukar, dan tersampaikan per hari',
    day: 'Hari',
    noDays: 'Belum ada yang diberi hak.',
    byOffer: 'Per penawaran',
    offer: 'Penawaran',
  },
);
