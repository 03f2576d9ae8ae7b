/** The life of an upload: it lands, is entered as sources or refused; what never became whole or read expires. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export type UploadStatus = 'landing' | 'landed' | 'entered' | 'refused' | 'expired' | 'abandoned';

export const uploadLifecycle = lifecycle<UploadStatus>('landing', {
  landing: ['landed', 'expired', 'abandoned'],
  landed: ['entered', 'refused', 'expired', 'abandoned'],
  entered: [],
  refused: [],
  expired: [],
  abandoned: [],
});
