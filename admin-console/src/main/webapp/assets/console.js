// Joins the feed to the page: an event says that something changed, the answers of the API say what.
import * as charts from './charts.js';
import { byId, el, text } from './dom.js';
import * as facts from './facts.js';
import { follow, get, host, rows } from './feed.js';
import * as history from './history.js';
import * as lists from './lists.js';
import * as metagraph from './metagraph.js';
import * as plugins from './plugins.js';
import * as value from './value.js';

const AT_MOST_EVERY = 400;
const SLOW_EVERY = 2000;
const AWAY_EVERY = 1500;

let netuid = Number(new URLSearchParams(location.search).get('netuid') ?? 1) || 1;
let busy = false;
let again = false;
let slowDue = 0;
let paidUpTo = -1;

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  const started = performance.now();
  let pause = AT_MOST_EVERY;
  try {
    const [supply, blocks] = await Promise.all([get('supply'), rows('blocks?limit=10')]);
    if (blocks.length && facts.restarted(blocks[0])) forget();
    if (blocks.length) facts.head(blocks[0]);
    facts.supply(supply);
    lists.blocks(blocks);
    const latestPaid = Math.max(-1, ...blocks.filter((b) => b.payouts > 0).map((b) => b.number));
    // Stakes and ranks move with epochs; between them a look now and then is enough.
    if (latestPaid > paidUpTo || started >= slowDue) {
      await showSubnet(netuid);
      paidUpTo = latestPaid;
      slowDue = started + SLOW_EVERY;
    }
  } catch (failure) {
    pause = AWAY_EVERY;
    again = true;
    slowDue = 0;
    state('lost', 'Retrying', failure instanceof TypeError ? away() : failure.message);
  } finally {
    setTimeout(() => { busy = false; if (again) { again = false; refresh(); } }, Math.max(0, pause - (performance.now() - started)));
  }
}

const away = () => (facts.seen() < 0
  ? 'The node does not answer. The page goes on by itself as soon as it does.'
  : `The node does not answer; what is shown is of block #${facts.seen()}. The page goes on by itself as soon as it does.`);

async function showSubnet(asked) {
  const [subnets, list, payouts, status, rounds, installed] = await Promise.all([
    rows('subnets?limit=1000'), get(`neurons?netuid=${asked}&limit=1000`), rows(`payouts?limit=10&netuid=${asked}`).catch(() => []), get('status'), host('scores'), host('v1/plugins')]);
  if (asked !== netuid) return;
  const graph = { block: list.page.asOf.block, neurons: list.items };
  const subnet = subnets.find((s) => s.netuid === asked);
  choices(subnets.filter((s) => s.netuid > 0));
  await history.update(subnet, graph);
  if (asked !== netuid) return;
  facts.epoch(subnet);
  facts.workers(status.workers ?? []);
  lists.payouts(payouts, subnet);
  metagraph.show(graph.neurons, history.before());
  value.show(rounds.filter((r) => r.netuid === asked), graph.neurons);
  plugins.show(installed);
  charts.show(graph.neurons, history.all());
  if (status.healthy === false) state('lost', 'Stopped', `The chain makes no blocks: ${status.reason}`);
  else state('live', 'Live');
}

function choices(subnets) {
  const select = byId('subnet');
  const wanted = subnets.map((s) => `${s.netuid} · ${s.name}`);
  if (document.activeElement === select || [...select.options].map((o) => o.text).join() === wanted.join()) return;
  select.replaceChildren(...subnets.map((s, i) => {
    const option = el('option', {}, wanted[i]);
    option.value = s.netuid;
    return option;
  }));
  select.value = netuid;
}

function state(name, label, trouble = '') {
  byId('link').dataset.state = name;
  text('link', label);
  byId('trouble').hidden = !trouble;
  text('trouble', trouble);
}

function forget() {
  facts.forget();
  history.forget();
  paidUpTo = -1;
  slowDue = 0;
}

byId('subnet').addEventListener('change', (change) => {
  netuid = Number(change.target.value);
  history.forget();
  slowDue = 0;
  globalThis.history.replaceState(null, '', `?netuid=${netuid}`);
  refresh();
});
charts.start();
follow((event) => {
  if (event.head && !facts.restarted(event.head)) facts.head(event.head);
  refresh();
});
refresh();
