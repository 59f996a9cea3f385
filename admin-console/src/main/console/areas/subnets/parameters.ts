import { html, type TemplateResult } from 'lit';
import type { SubnetParameter } from '../../kernel/api.js';
import { limit, whole, words } from '../../kernel/format.js';
import { address, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { line } from '../../parts/tree.js';
import { card, link } from '../../parts/view.js';
import { callName, named, trial, type ParameterChange } from './changes.js';

const WHO = { root: 'root', rules: 'by its rules', nobody: 'nobody' } as const;
const WHY = { root: 'A call that the sudo key signs.', rules: 'Whom the call lets pass.', nobody: 'This version refuses the call to everybody.' } as const;
const who = (p: SubnetParameter): string => (p.changedBy ? WHO[p.changedBy as keyof typeof WHO] ?? p.changedBy : 'nobody');
const why = (p: SubnetParameter): string => (p.changedBy ? WHY[p.changedBy as keyof typeof WHY] ?? p.changedBy : 'No call is named after it.');
const bounds = (p: SubnetParameter): string => (p.least && p.most ? `${limit(p.least)} to ${limit(p.most)}` : '');

/** Every setting of a subnet as the chain keeps it, who may change it, and what was changed; a change is a call, tried and signed in the composer. */
export function parameters(netuid: number, all: readonly SubnetParameter[], changes: readonly ParameterChange[], note: string): TemplateResult {
  const of = (p: SubnetParameter): ParameterChange[] => changes.filter((c) => c.call === callName(p));
  return html`${card('Parameters', table<SubnetParameter>({
    id: 'parameters', caption: `Parameters of subnet ${netuid}`, address: true, rows: all, rowId: (p) => p.name,
    columns: [
      { key: 'name', label: 'Parameter', value: (p) => words(p.name), show: (p) => html`<span title=${p.docs}>${words(p.name)}</span>` },
      { key: 'value', label: 'Value', number: true, value: (p) => line(p.value, 60) },
      { key: 'unit', label: 'Unit', value: (p) => p.unit ?? '' },
      { key: 'kept', label: 'Set', value: (p) => (p.isDefault ? 'default' : 'set'), show: (p) => state(p.isDefault ? 'muted' : 'info', p.isDefault ? 'default' : 'set') },
      { key: 'bounds', label: 'Type takes', value: bounds },
      { key: 'type', label: 'Type', wide: true, off: true, value: (p) => p.type },
      { key: 'docs', label: 'What it is', wide: true, off: true, value: (p) => p.docs, show: (p) => html`<span class="wrapcell">${p.docs}</span>` },
      { key: 'who', label: 'Who may', value: who, show: (p) => html`<span title=${why(p)}>${who(p)}</span>` },
      { key: 'changes', label: 'Changes', number: true, value: (p) => of(p).length, show: (p) => { const last = of(p)[0]; return last ? html`${whole(of(p).length)}, ${link(`/extrinsics/${last.hash}`, `last in #${whole(last.block)}`)}` : '0'; } },
      { key: 'change', label: 'Change', value: (p) => (trial(netuid, p) ? 'yes' : ''), show: (p) => { const path = trial(netuid, p); return path ? link(path, 'Try one') : html`<span class="note">–</span>`; } },
    ],
  }), 'what a call refuses beyond its type is told by a dry run')}
  ${card('What was changed', changes.length ? table<ParameterChange>({
    id: 'parameter-changes', caption: `Changes of the parameters of subnet ${netuid}, newest first`, rows: changes, rowId: (c) => `${c.block}.${c.index}`,
    columns: [
      { key: 'block', label: 'Block', number: true, value: (c) => c.block, show: (c) => link(`/blocks/${c.block}`, whole(c.block)) },
      { key: 'parameter', label: 'Parameter', value: (c) => named(c.call) },
      { key: 'to', label: 'Set to', value: (c) => Object.values(c.to).map((to) => line(to, 60)).join(', ') },
      { key: 'by', label: 'Signed by', value: (c) => c.signer ?? '', show: (c) => (c.signer ? address(c.signer) : '') },
      { key: 'as', label: 'As', value: (c) => (c.root ? 'root' : 'signer') },
      { key: 'call', label: 'Extrinsic', value: (c) => c.hash, show: (c) => link(`/extrinsics/${c.hash}`, 'the call') },
    ],
  }) : html`<p class="note">No extrinsic that the index has set a parameter of this subnet; what the genesis set is no extrinsic.</p>`, note)}`;
}
