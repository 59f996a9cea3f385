import { html, type TemplateResult } from 'lit';
import type { Listing, Registration, RegistrationPrice } from '../../kernel/api.js';
import { whole } from '../../kernel/format.js';
import { shell } from '../../kernel/shell.js';
import { address } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { card, cut, empty, link } from '../../parts/view.js';
import { registrationPrice } from './economy.js';

export const registrations = (netuid: number, rows: readonly Registration[], prices: Listing<RegistrationPrice> | undefined): TemplateResult => html`${card('Registration price', registrationPrice(prices), prices?.page.cutAt ?? '')}${card('Registrations', table<Registration>({
  id: 'registrations', caption: `Who joined subnet ${netuid}, newest first`, address: true, rows, rowId: (j) => `${j.block}-${j.uid}-${j.hotkey}`, empty: empty('Nobody has joined yet.', shell`./myelin neuron add --help`),
  columns: [
    { key: 'block', label: 'Block', number: true, value: (j) => j.block, show: (j) => at(j.block) }, { key: 'uid', label: 'UID', number: true, value: (j) => j.uid },
    { key: 'hotkey', label: 'Hotkey', value: (j) => j.name || j.hotkey, show: (j) => address(j.hotkey, j.name) },
    { key: 'replaced', label: 'In the place of', value: (j) => j.replaced ?? '', wide: true, show: (j) => (j.replaced ? address(j.replaced) : html`<span class="note">a free place</span>`) },
    { key: 'left', label: 'Left', value: (j) => j.left ?? '', wide: true, show: (j) => (j.left == null ? html`<span class="note">still here</span>` : html`${at(j.left)}${j.leftTo ? html`, for ${address(j.leftTo)}` : ''}`) },
  ],
}), html`what each paid is in no event: the state before its block has the price ${cut(rows, 'newest')}`)}`;

const at = (block: number): TemplateResult => link(`/blocks/${block}`, `#${whole(block)}`);
