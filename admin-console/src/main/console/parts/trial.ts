import { html, type TemplateResult } from 'lit';
import type { Trial } from '../kernel/api.js';
import { tao, whole } from '../kernel/format.js';
import { state } from './copy.js';
import { differences } from './diff.js';
import { line } from './tree.js';
import { facts } from './view.js';

/** What a dry run found: outcome, fee, and each entry of the state before and after. */
export function trial(found: Trial): TemplateResult {
  const outcome = found.outcome === 'success' ? (found.innerFailure ? state('warn', 'it would be done, the call inside would fail') : state('good', 'it would be done')) : state('bad', found.outcome === 'failed' ? 'it would be in a block, fail, and cost its fee' : 'no block would hold it');
  return html`${facts([['Outcome', outcome], ...(found.error?.name ? [['Reason', `${found.error.name}${found.error.docs ? `: ${found.error.docs}` : ''}`] as const] : []),
    ...(found.innerFailure ? [['Inside it', found.innerFailure] as const] : []), ['Fee', found.fee === undefined || found.fee === null ? 'none' : `${tao(String(found.fee), 9)} TAO`], ['Tried on', `block #${whole(found.block)}`]])}
    <h3>Changes</h3>
    ${found.changes?.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Changes of state"><table><caption class="hidden">Entries of the state that would change</caption><thead><tr><th scope="col">Entry</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
      <tbody>${found.changes.flatMap((c) => differences(c.before, c.after).map((d) => html`<tr><td class="wrapcell">${c.pallet}.${c.item} <span class="note">${line(c.keys, 60)}</span>${d.path ? html` <b>${d.path}</b>` : ''}</td><td class="wrapcell mono">${shown(d.before)}</td><td class="wrapcell mono">${shown(d.after)}</td></tr>`))}</tbody></table></div>${found.more ? html`<p class="note">${found.more} more are not shown.</p>` : ''}`
      : html`<p class="note">No entry of the state would change.</p>`}`;
}

const shown = (text: string): string => (text === '' || text === 'null' ? '–' : line(text, 200));
