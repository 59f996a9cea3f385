import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import * as host from '../../kernel/host.js';
import { bytes, tao, whole } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { cli, hash, state } from '../../parts/copy.js';
import { jobCard, jobList } from '../../parts/jobs.js';
import { act, allowed } from '../../parts/m-act.js';
import { define, Part } from '../../parts/part.js';
import { bar, card, empty, facts, link, loaded, notBuilt, tabs } from '../../parts/view.js';
import './logs.js';
import './settings.js';
import { workers } from './workers.js';

const TABS = [['nodes', 'Nodes'], ['workers', 'Workers'], ['consensus', 'Consensus'], ['peers', 'Peers'], ['storage', 'Storage'], ['backups', 'Back-ups'], ['configuration', 'Configuration'], ['logs', 'Logs'], ['jobs', 'Jobs']] as const;

class Operations extends Part {
  static override properties = { tab: {}, source: {}, q: {}, job: {} };
  declare tab: string;
  declare source: string;
  declare q: string;
  declare job: string;
  constructor() { super(); new Follow(this); new FollowWho(this); }

  private readonly status = new Load(this, () => 'all', api.status, 2000);
  private readonly supply = new Load(this, () => 'all', api.supply, 4000);
  private readonly chain = new Load(this, () => (this.tab === 'nodes' ? 'all' : undefined), api.chain, 10_000);
  private readonly index = new Load(this, () => 'all', api.index, 2000);
  private readonly storage = new Load(this, () => (this.tab === 'storage' ? who.key('inspect') : undefined), api.storage, 30_000);
  private readonly jobs = new Load(this, () => (this.tab === 'jobs' ? who.key('inspect') : undefined), host.jobs, 3000);

  override render(): TemplateResult {
    return html`${tabs('/operations', this.tab, TABS)}${this.body()}`;
  }

  private body(): unknown {
    switch (this.tab) {
      case 'nodes': return html`<div class="columns">${card('This node', loaded(this.status, (s) => facts([
          ['State', s.healthy ? state('good', 'makes blocks') : state('bad', s.reason ?? 'makes no blocks')], ['Role', 'author, RPC and host in one process'], ['Engine', html`solo: one author ${link('/operations?tab=consensus', 'what it tolerates')}`], ['Preset', s.preset], ['Process', String(s.pid)],
          ['Head', html`${link(`/blocks/${s.head.number}`, `#${whole(s.head.number)}`)} ${hash(s.head.hash)}`], ['Final', `#${whole(s.finalized)}, ${lag(s.head.number - s.finalized)}`], ['Pace', live.pace ? `a block every ${live.pace.toFixed(1)} s, as seen on this page` : 'not known yet'], ['Genesis', hash(s.genesis)], ['Rules', html`${this.chain.data ? `runtime version ${this.chain.data.specVersion}` : 'not known yet'} ${cli(shell`./myelin runtime status`, 'Those of this build')}`],
        ])))}
        ${card('Books', loaded(this.supply, (s) => facts([['Difference', BigInt(s.difference) === 0n ? state('good', 'balanced to the rao') : state('bad', `off by ${s.difference} rao`)], ['Issued', `${tao(s.issuance, 9)} TAO`], ['Found', `${tao(s.accounted, 9)} TAO`], ['As of', `block #${whole(s.block)}`], ['Counted in full', s.verified == null ? 'not since the node started' : `after block #${whole(s.verified)}`]])), act({ label: 'Count in full', permission: 'operate', run: api.verifySupply, done: (s) => (s.verified == null ? 'The count was not finished.' : `Counted after block ${whole(s.verified)}: every rao is there.`), after: () => void this.supply.ask() }))}</div>`;
      case 'workers': return loaded(this.status, (s) => workers(s, () => void this.status.ask()));
      case 'consensus': return card('Engine', html`<p><b>Solo.</b> One author makes every block, and a block is final when it is kept. It tolerates no failure of that author: while it is down, no block is made; what was made is not lost.</p>${notBuilt('There are members and votes when several machines make blocks.')}`);
      case 'peers': return card('Peers', notBuilt('This node has no peers: it makes its chain alone.'));
      case 'storage': return html`<div class="columns">${card('Index', loaded(this.index, (i) => facts([['State', state(i.state === 'following' ? 'good' : i.state === 'unavailable' ? 'bad' : 'info', i.state)], ['Reaches', `block #${whole(Math.max(0, i.height))} of #${whole(i.head)}`], ['Done', bar(i.head > 0 ? i.height / i.head : 1)], ['Behind', lag(i.lag)], ['Reason', i.reason ?? 'none']])), 'the whole history, in tables')}
        ${card('Make the index anew', html`<p>Empties the tables and fills them from the chain again; reads go on while they fill.</p>${act({ label: 'Rebuild the index', permission: 'operate', run: api.rebuildIndex, ask: { sentence: 'Pages of the history are incomplete until it has caught up.' }, done: () => 'The index is made anew.', after: () => void this.index.ask() })}`)}
        ${card('Disk', allowed('inspect', () => loaded(this.storage, disk)), 'bytes of files, counted once a minute')}</div>`;
      case 'backups': return card('Back-ups', notBuilt('A node that is stopped is backed up by copying its data folder.', cli(shell`./myelin down`, 'Stop it')));
      case 'configuration': return html`<settings-part></settings-part>`;
      case 'logs': return html`<logs-part .source=${this.source} .q=${this.q}></logs-part>`;
      case 'jobs': return html`${this.job ? allowed('inspect', () => loaded(this.jobs, (all) => { const own = all.find((j) => j.id === this.job); return own ? jobCard(own) : empty('That job is not kept any more: the last 100 of this start of the node are.'); })) : nothing}${card('Jobs', allowed('inspect', () => loaded(this.jobs, jobList)), 'since this start of the node')}`;
      default: return notBuilt(`There is no part '${this.tab}' of operations.`);
    }
  }
}
define('operations-page', Operations);

const FOLDERS: Readonly<Record<string, string>> = { chain: 'Chain', index: 'Index', models: 'Model files', plugins: 'Plugins', blobs: 'Attachments', evidence: 'Questions and answers', logs: 'Logs', other: 'Everything else' };

function disk(s: api.Storage): TemplateResult {
  return html`${facts([['Free', html`<b id="disk-free">${bytes(s.free)}</b> of ${bytes(s.size)} ${bar(s.size > 0 ? 1 - s.free / s.size : 1)}`],
    ...s.parts.map((p) => [FOLDERS[p.name] ?? p.name, p.bytes == null ? 'in a data base elsewhere' : bytes(p.bytes)] as const)])}`;
}

const lag = (blocks: number): string => (blocks <= 0 ? 'no block behind' : blocks === 1 ? '1 block behind' : `${whole(blocks)} blocks behind`);
