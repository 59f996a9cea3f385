import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { counted, percent, share, tao, taoNumber, whole } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { link, loaded } from '../../parts/view.js';

class Subnets extends Part {
  constructor() { super(); new Follow(this); }

  private readonly all = new Load(this, () => 'all', api.subnets, 2000);

  override render(): TemplateResult {
    return html`<section class="card">${loaded(this.all, (all) => {
      const sum = all.reduce((whole_, s) => whole_ + BigInt(s.emissionPerBlock), 0n).toString();
      return table<api.Subnet>({
        id: 'subnets', caption: 'Subnets', address: true, rows: all, rowId: (s) => String(s.netuid), href: (s) => `/subnets/${s.netuid}`,
        columns: [
          { key: 'netuid', label: 'ID', number: true, value: (s) => s.netuid },
          { key: 'name', label: 'Name', value: (s) => s.name, show: (s) => link(`/subnets/${s.netuid}`, s.name) },
          { key: 'share', label: 'Emission share', number: true, value: (s) => share(s.emissionPerBlock, sum), show: (s) => percent(share(s.emissionPerBlock, sum)) },
          { key: 'emission', label: 'TAO a block', number: true, off: true, value: (s) => taoNumber(s.emissionPerBlock), show: (s) => tao(s.emissionPerBlock) },
          { key: 'tao', label: 'Pool (TAO)', number: true, wide: true, value: (s) => taoNumber(s.tao), show: (s) => tao(s.tao) },
          { key: 'neurons', label: 'Miners / validators', number: true, value: (s) => s.neurons, show: (s) => `${whole(s.neurons - s.validators)} / ${whole(s.validators)}` },
          { key: 'places', label: 'Places', number: true, off: true, value: (s) => s.maxNeurons, show: (s) => `${whole(s.neurons)} of ${whole(s.maxNeurons)}` },
          { key: 'cost', label: 'Registration (TAO)', number: true, wide: true, value: (s) => taoNumber(s.registrationPrice), show: (s) => tao(s.registrationPrice) },
          { key: 'epoch', label: 'Next epoch in', number: true, value: (s) => left(s), show: (s) => (s.netuid === 0 ? '–' : counted(left(s) ?? 0, 'block')) },
          { key: 'state', label: 'State', value: (s) => word(s), show: (s) => state(s.netuid === 0 ? 'muted' : s.started && s.emissionEnabled ? 'good' : 'warn', word(s)) },
          { key: 'tempo', label: 'Tempo', number: true, off: true, value: (s) => s.tempo },
          { key: 'owner', label: 'Owner', off: true, value: (s) => s.owner },
        ] });
    })}</section>`;
  }
}
define('subnets-page', Subnets);

const word = (s: api.Subnet): string => (s.netuid === 0 ? 'root' : !s.started ? 'not started' : s.emissionEnabled ? 'open' : 'no emission');
const left = (s: api.Subnet): number | undefined => (s.netuid === 0 ? undefined : Math.max(0, (s.nextEpochBlock ?? s.lastEpochBlock + s.tempo) - (live.head?.number ?? 0)));
