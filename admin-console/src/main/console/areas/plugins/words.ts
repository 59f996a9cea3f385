import type { TemplateResult } from 'lit';
import { state } from '../../parts/copy.js';
import type { Kind } from '../../parts/states.js';

const WORDS: Record<string, string> = { LIVE: 'live', WAITING: 'waits for approval', DISABLED: 'disabled', DAMAGED: 'damaged', REFUSED: 'refused' };
const KINDS: Record<string, Kind> = { LIVE: 'good', WAITING: 'warn', DISABLED: 'muted', DAMAGED: 'bad', REFUSED: 'bad' };

export const word = (plugin: string): string => WORDS[plugin] ?? plugin.toLowerCase();
export const shown = (plugin: string): TemplateResult => state(KINDS[plugin] ?? 'muted', word(plugin));
