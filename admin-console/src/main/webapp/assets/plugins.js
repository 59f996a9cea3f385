// Installed plugins, and jars that were dropped and refused.
import { byId, cell, el, fill, head } from './dom.js';

const STATES = { LIVE: 'live', WAITING: 'waits for approval', DISABLED: 'disabled', DAMAGED: 'damaged', REFUSED: 'refused' };

export function show(list) {
  byId('plugins-part').hidden = !list.length;
  fill('plugins', list.map((p) => el('tr', {},
    head(p.id ?? p.file), cell(p.version ?? '–'), cell(STATES[p.state] ?? p.state), cell(p.modality ?? '–', 'wide'),
    cell(p.reason ?? details(p), '', p.sha256 ?? ''))), 5, 'No plugin is installed');
}

const details = (p) => [p.signature, p.previous ? `before: ${p.previous}` : '', p.waiting ? `${p.waiting.version} waits for approval` : ''].filter(Boolean).join('; ');
