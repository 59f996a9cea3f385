import { html, type TemplateResult } from 'lit';
import type { SubnetParameter } from '../../kernel/api.js';
import { words } from '../../kernel/format.js';
import { state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { line } from '../../parts/tree.js';
import { card, link } from '../../parts/view.js';

/** The call that sets a parameter, where the chain has one of its name. */
const setter = (name: string): string => `sudo_set_${name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()}`;

/** Every setting of a subnet as the chain keeps it; a change is a call, tried and signed in the composer. */
export function parameters(netuid: number, all: readonly SubnetParameter[], calls: ReadonlySet<string>): TemplateResult {
  return card('Parameters', table<SubnetParameter>({
    id: 'parameters', caption: `Parameters of subnet ${netuid}`, address: true, rows: all, rowId: (p) => p.name,
    columns: [
      { key: 'name', label: 'Parameter', value: (p) => words(p.name), show: (p) => html`<span title=${p.docs}>${words(p.name)}</span>` },
      { key: 'value', label: 'Value', number: true, value: (p) => line(p.value, 60) },
      { key: 'kept', label: 'Set', value: (p) => (p.isDefault ? 'default' : 'set'), show: (p) => state(p.isDefault ? 'muted' : 'info', p.isDefault ? 'default' : 'set') },
      { key: 'type', label: 'Type', wide: true, value: (p) => p.type },
      { key: 'docs', label: 'What it is', wide: true, off: true, value: (p) => p.docs, show: (p) => html`<span class="wrapcell">${p.docs}</span>` },
      { key: 'change', label: 'Change', value: (p) => (calls.has(setter(p.name)) ? 'yes' : ''), show: (p) => (calls.has(setter(p.name)) ? link(`/compose?pallet=AdminUtils&call=${setter(p.name)}&args=${encodeURIComponent(JSON.stringify({ netuid }))}`, 'Try a change') : html`<span class="note">no call sets it</span>`) },
    ],
  }), html`changes so far: ${link('/extrinsics?pallet=AdminUtils', 'by the owner')}, ${link('/extrinsics?pallet=Sudo', 'by root')}`);
}
