import { html, type TemplateResult } from 'lit';
import type { Status, Worker } from '../../kernel/api.js';
import { bytes } from '../../kernel/format.js';
import { addNeuron, restartNeuron, stopNeuron, type NewNeuron } from '../../kernel/host.js';
import { shell } from '../../kernel/shell.js';
import { act } from '../../parts/m-act.js';
import { fields } from '../../parts/m-fields.js';
import { table } from '../../parts/m-table.js';
import { workerState, workerWord } from '../../parts/states.js';
import { card, empty, link } from '../../parts/view.js';

const log = (w: Worker): string => `/operations?tab=logs&source=worker-${encodeURIComponent(w.neuron)}`;

/** The neurons of this node and their processes; one more, or one less, while the node goes on. */
export function workers(status: Status, again: () => void): TemplateResult {
  return html`${card('Workers', table<Worker>({
    id: 'workers', caption: 'Workers of this node', address: true, rows: status.workers, rowId: (w) => `${w.netuid ?? ''}/${w.neuron}`, empty: empty('This node hosts no neuron. Add one below.', shell`./myelin neuron add --help`),
    columns: [
      { key: 'neuron', label: 'Neuron', value: (w) => w.neuron, show: (w) => link(log(w), w.neuron) },
      { key: 'state', label: 'State', value: workerWord, show: (w) => workerState(w) },
      { key: 'stop', label: 'Change', value: () => '', show: (w) => html`<div class="actions pair">${act({ label: 'Restart', permission: 'operate', quiet: true, run: () => restartNeuron(w.neuron), done: () => `${w.neuron} is restarted.`, after: again })}${act({ label: 'Stop', permission: 'operate', quiet: true, run: () => stopNeuron(w.neuron), ask: { sentence: `${w.neuron} is stopped and taken out of this node's table. The chain keeps its place until another takes it.`, word: w.neuron }, done: () => `${w.neuron} is stopped.`, after: again })}</div>` },
      { key: 'role', label: 'Role', value: (w) => w.role, wide: true }, { key: 'subnet', label: 'Subnet', number: true, value: (w) => w.netuid, wide: true }, { key: 'plugin', label: 'Plugin', value: (w) => w.plugin, wide: true },
      { key: 'memory', label: 'Memory', number: true, value: (w) => w.memory, show: (w) => (w.memory ? bytes(w.memory) : '–') }, { key: 'restarts', label: 'Restarts', number: true, value: (w) => w.restarts, wide: true },
      { key: 'pid', label: 'Process', number: true, value: (w) => w.pid, off: true }, { key: 'reason', label: 'Last reason', value: (w) => w.reason, wide: true, show: (w) => html`<span class="wrapcell">${w.reason || '–'}</span>` },
      { key: 'contained', label: 'Contained', value: (w) => w.contained, off: true },
    ],
  }), 'neurons that share a process have one id; it is restarted when it ends')}
  ${card('Add a neuron', fields({
    id: 'add-neuron', label: 'Add and start', permission: 'operate',
    fields: [
      { name: 'name', label: 'Name on this node' }, { name: 'netuid', label: 'Subnet', kind: 'number' }, { name: 'plugin', label: 'Plugin', optional: true, help: 'Not needed where this node is on the subnet already' },
      { name: 'role', label: 'Role', kind: 'choice', choices: ['miner', 'validator'] },
      { name: 'wallet', label: 'Wallet on this node whose coldkey pays', optional: true, help: 'Or a development key as coldkey, such as //Eve' }, { name: 'hotkey', label: 'Hotkey of the wallet', optional: true, help: 'Or a development key, such as //Eve//one' },
      { name: 'stake', label: 'TAO to stake when it registers', kind: 'number', value: '0' }, { name: 'settings', label: 'Settings of the plugin, NAME=VALUE one a line', kind: 'lines', optional: true, help: 'Absolute paths only in folders that MYELIN_READABLE names; see myelin.readable in Configuration' },
    ],
    send: (given) => addNeuron(Number(given['netuid']), given['plugin'] ?? '', neuron(given)), done: () => 'It is added and starts.', after: again,
  }), link('/plugins', 'Plugins that are here'))}`;
}

// A name with // before it is a development key; anything else a wallet of this node.
function neuron(given: Record<string, string>): NewNeuron {
  const [wallet = '', hotkey = ''] = [given['wallet'], given['hotkey']];
  const settings = Object.fromEntries((given['settings'] ?? '').split('\n').flatMap((line) => { const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/.exec(line) ?? []; return name ? [[name, (value ?? '').trim()]] : []; }));
  return {
    name: given['name'] ?? '', role: given['role'] ?? '', stakeTao: Number(given['stake'] || 0), settings,
    ...(wallet.startsWith('//') ? { coldkeyUri: wallet } : wallet ? { wallet } : {}), ...(hotkey.startsWith('//') ? { hotkeyUri: hotkey } : hotkey ? { hotkey } : {}),
  };
}
