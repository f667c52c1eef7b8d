import path from 'node:path';
import { PROJECT_ROOT } from '../../fetch/projectRoot.ts';

/** Where makeEncoder leaves the encoder that reports take where none is named. */
export const DEFAULT_ENCODER = path.join(PROJECT_ROOT, '.cache', 'evaluate', 'all-MiniLM-L6-v2-layer-6');
