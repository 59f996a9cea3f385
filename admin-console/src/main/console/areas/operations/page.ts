import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { bytes, tao, whole } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { setQuery } from '../../kernel/router.js';
import { cli, hash, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { bar, card, empty, facts, link, loaded, notBuilt, tabs } from '../../parts/view.js';

const TABS = [['nodes', 'Nodes'], ['workers', 'Workers'], ['consensus', 'Consensus'], ['peers', 'Peers'], ['storage', 'Storage'], ['backups', 'Back-ups'], ['configuration', 'Configuration'], ['logs', 'Logs'], ['jobs', 'Jobs']] as const;

class Operations extends Part {
  static override properties = { tab: {}, source: {} };
  declare tab: string;
  declare source: string;
  constructor() { super(); new Follow(this); }

  private readonly status = new Load(this, () => 'all', api.status, 2000);
  private readonly supply = new Load(this, () => 'all', api.supply, 4000);
  private readonly index = new Load(this, () => 'all', api.index, 2000);
  private readonly log = new Load(this, () => (this.tab === 'logs' && this.source ? this.source : undefined), () => api.neuronLog(this.source), 4000);

  override render(): TemplateResult {
    return html`${tabs('/operations', this.tab, TABS)}${this.body()}`;
  }

  private body(): unknown {
    switch (this.tab) {
      case 'nodes': return html`<div class="columns">${card('This node', loaded(this.status, (s) => facts([
          ['State', s.healthy ? state('good', 'makes blocks') : state('bad', s.reason ?? 'makes no blocks')], ['Role', 'author, RPC and host in one process'], ['Engine', 'solo: one author'], ['Preset', s.preset], ['Process', String(s.pid)],
          ['Head', html`${link(`/blocks/${s.head.number}`, `#${whole(s.head.number)}`)} ${hash(s.head.hash)}`], ['Final', `#${whole(s.finalized)}, ${lag(s.head.number - s.finalized)}`], ['Pace', live.pace ? `a block every ${live.pace.toFixed(1)} s, as seen on this page` : 'not known yet'], ['Genesis', hash(s.genesis)],
        ])))}
        ${card('Books', loaded(this.supply, (s) => facts([['Difference', BigInt(s.difference) === 0n ? state('good', 'balanced to the rao') : state('bad', `off by ${s.difference} rao`)], ['Issued', `${tao(s.issuance, 9)} TAO`], ['Found', `${tao(s.accounted, 9)} TAO`], ['As of', `block #${whole(s.block)}`], ['Counted in full', s.verified == null ? 'not since the node started' : `after block #${whole(s.verified)}`]])), 'counted anew by ./myelin supply --verify')}</div>`;
      case 'workers': return card('Workers', loaded(this.status, (s) => workers(s.workers)), 'neurons that share a process have one id; it is restarted when it ends');
      case 'consensus': return card('Engine', html`<p><b>Solo.</b> One author makes every block, and a block is final when it is kept. It tolerates no failure of that author: while it is down, no block is made; what was made is not lost.</p>${notBuilt('Members, votes and what several machines tolerate come with the work on several machines.')}`);
      case 'peers': return card('Peers', notBuilt('This node has no peers: the work on several machines brings them.'));
      case 'storage': return html`<div class="columns">${card('Index', loaded(this.index, (i) => facts([['State', state(i.state === 'following' ? 'good' : i.state === 'unavailable' ? 'bad' : 'info', i.state)], ['Reaches', `block #${whole(Math.max(0, i.height))} of #${whole(i.head)}`], ['Done', bar(i.head > 0 ? i.height / i.head : 1)], ['Behind', lag(i.lag)], ['Reason', i.reason ?? 'none']])), 'the whole history, in tables')}
        ${card('Disk', notBuilt('How much the chain, the index and back-ups take, and the days left, is not served yet.', cli('./myelin index rebuild', 'Make the index anew, while reads go on')))}</div>`;
      case 'backups': return card('Back-ups', notBuilt('Back-up and restore come with the work on several machines. A node that is stopped is backed up by copying its data folder.', cli('./myelin down')));
      case 'configuration': return card('Configuration', notBuilt('Settings with value, default and source are not served yet.', cli('./myelin up --help')));
      case 'logs': return this.logs();
      case 'jobs': return card('Jobs', notBuilt('Nothing that takes long can be started here yet, so there is no job.'));
      default: return notBuilt(`There is no part '${this.tab}' of operations.`);
    }
  }

  private logs(): TemplateResult {
    return card('Log of a neuron', html`${loaded(this.status, (s) => html`<label for="source">Neuron</label> <select id="source" @change=${(e: Event) => setQuery({ source: (e.target as HTMLSelectElement).value })}><option value="">choose one</option>${s.workers.map((w) => html`<option ?selected=${w.neuron === this.source}>${w.neuron}</option>`)}</select>`)}
      ${this.source ? loaded(this.log, (text) => (text ? html`<pre class="log" tabindex="0" aria-label="Log of ${this.source}, the end of it">${text.split('\n').slice(-200).join('\n')}</pre>` : empty('It has said nothing yet.'))) : empty('Choose a neuron to read the end of its log. The node\'s own log is a file of its data folder.', './myelin logs')}`, 'the last 200 lines, kept fresh');
  }
}
define('operations-page', Operations);

const lag = (blocks: number): string => (blocks <= 0 ? 'no block behind' : blocks === 1 ? '1 block behind' : `${whole(blocks)} blocks behind`);
const KINDS: Record<string, 'good' | 'warn' | 'bad'> = { READY: 'good', REFUSED: 'bad', STOPPED: 'bad' };
const word = (w: api.Worker): string => (w.state === 'READY' && w.enrolled === false ? 'not enrolled' : ({ READY: 'ready', STARTING: 'starting', WAITING: 'waits to restart', REFUSED: 'refused', STOPPED: 'stopped' }[w.state] ?? w.state));

function workers(list: readonly api.Worker[]): TemplateResult {
  return table<api.Worker>({
    id: 'workers', caption: 'Workers of this node', address: true, rows: list, rowId: (w) => `${w.netuid ?? ''}/${w.neuron}`, empty: 'This node hosts no neuron. Add one with ./myelin neuron add.', href: (w) => `/operations?tab=logs&source=${encodeURIComponent(w.neuron)}`,
    columns: [
      { key: 'neuron', label: 'Neuron', value: (w) => w.neuron, show: (w) => link(`/operations?tab=logs&source=${encodeURIComponent(w.neuron)}`, w.neuron) },
      { key: 'state', label: 'State', value: word, show: (w) => state(w.state === 'READY' && w.enrolled === false ? 'warn' : (KINDS[w.state] ?? 'warn'), word(w)) },
      { key: 'role', label: 'Role', value: (w) => w.role, wide: true }, { key: 'subnet', label: 'Subnet', number: true, value: (w) => w.netuid, wide: true }, { key: 'plugin', label: 'Plugin', value: (w) => w.plugin, wide: true },
      { key: 'memory', label: 'Memory', number: true, value: (w) => w.memory, show: (w) => (w.memory ? bytes(w.memory) : '–') }, { key: 'restarts', label: 'Restarts', number: true, value: (w) => w.restarts },
      { key: 'pid', label: 'Process', number: true, value: (w) => w.pid, wide: true }, { key: 'reason', label: 'Last reason', value: (w) => w.reason, wide: true, show: (w) => html`<span class="wrapcell">${w.reason || '–'}</span>` },
      { key: 'contained', label: 'Contained', value: (w) => w.contained, off: true },
    ],
  });
}
