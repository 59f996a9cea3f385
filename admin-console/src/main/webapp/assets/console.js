// Joins the feed to the page: an event says that something changed, the answers of the API say what.
import * as charts from './charts.js';
import { byId, cell, el, fill, head, text } from './dom.js';
import { follow, get } from './feed.js';
import { blocksUntil, percent, share, short, tao, trimmed, whole } from './format.js';
import * as metagraph from './metagraph.js';

const AT_MOST_EVERY = 400;
const SLOW_EVERY = 2000;
const SHOWN_PAYOUTS = 20;
const HISTORY = 1000;
const CAUSES = { MINER: 'mining', VALIDATOR: 'validating', NOMINATOR: 'nominating', OWNER_CUT: 'owner cut', TAKE: 'take', CHILD: 'child key' };

let netuid = Number(new URLSearchParams(location.search).get('netuid') ?? 1) || 1;
let headNumber = -1;
let busy = false;
let again = false;
let slowDue = 0;
let payouts = null;

function showHead(block) {
  headNumber = block.number;
  text('head-number', whole(block.number));
  text('head-hash', short(block.hash, 14, 12));
  byId('head-hash').title = block.hash;
}

// A chain begun anew has a lower head; a late answer is only a few blocks behind.
const restarted = (block) => headNumber - block.number > 50;

function showSupply(s) {
  text('supply-issuance', tao(s.issuance, 3));
  byId('supply-issuance').title = `${tao(s.issuance)} TAO`;
  text('supply-note', `${percent(share(s.issuance, s.cap))} of ${tao(s.cap, 0)} TAO · ${trimmed(s.blockEmission)} per block`);
  byId('supply-meter').style.width = `${100 * share(s.issuance, s.cap)}%`;
  text('halving-blocks', whole(blocksUntil(s.issuance, s.nextHalvingAt, s.blockEmission)));
  text('halving-note', `when ${tao(s.nextHalvingAt, 0)} TAO are issued`);
  const exact = BigInt(s.difference) === 0n;
  text('supply-difference', exact ? 'Balanced' : `Off by ${s.difference} rao`);
  byId('supply-difference').className = exact ? 'good' : 'bad';
  text('supply-accounted', `${tao(s.accounted)} TAO found in accounts, stakes and pools`);
}

function showBlocks(blocks) {
  fill('blocks', blocks.slice(0, 10).map((b) => el('tr', {},
    head(`#${whole(b.number)}`, 'number'), cell(short(b.hash), 'mono', b.hash),
    cell(b.extrinsics?.length ?? 0, 'number'), cell(b.payouts?.length ?? 0, 'number'))), 4, 'No block yet');
}

function showPayouts(list) {
  fill('payouts', list.slice(0, SHOWN_PAYOUTS).map((p) => el('tr', {},
    head(`#${whole(p.block)}`, 'number'), cell(p.name || short(p.hotkey), '', p.hotkey),
    cell(CAUSES[p.kind] ?? p.kind), cell(tao(p.amount, 4), 'number', `${tao(p.amount)} TAO`))), 4, 'Nothing has been paid yet');
}

async function showSubnets() {
  const subnets = (await get('subnets')).filter((s) => s.netuid > 0);
  const options = subnets.map((s) => {
    const option = el('option', {}, s.name ? `${s.netuid} · ${s.name}` : s.netuid);
    option.value = s.netuid;
    return option;
  });
  const select = byId('subnet');
  if (document.activeElement !== select && options.length) {
    select.replaceChildren(...options);
    select.value = netuid;
  }
  const shown = subnets.find((s) => s.netuid === netuid);
  if (shown) {
    text('subnet-name', shown.name ? `· ${shown.name}` : `· subnet ${netuid}`);
    text('epoch', `epoch ${whole(shown.epochIndex)} · the next ends at block ${whole(shown.lastEpochBlock + shown.tempo)}`);
  }
}

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  const started = performance.now();
  try {
    const asked = netuid;
    const [supply, blocks] = await Promise.all([get('supply'), get('blocks?limit=10')]);
    if (blocks.length && restarted(blocks[0])) { headNumber = -1; payouts = null; metagraph.forget(); }
    if (blocks.length && blocks[0].number >= headNumber) showHead(blocks[0]);
    showSupply(supply);
    showBlocks(blocks);
    const latestPaid = Math.max(-1, ...blocks.filter((b) => b.payouts?.some((p) => p.netuid === asked)).map((b) => b.number));
    const paid = payouts === null || latestPaid > (payouts[0]?.block ?? -1);
    // Stakes and ranks move with epochs; between them a look now and then is enough.
    if (paid || started >= slowDue) {
      const [graph, history] = await Promise.all([
        get(`subnets/${asked}/metagraph`), paid ? get(`payouts?limit=${HISTORY}&netuid=${asked}`) : payouts, showSubnets()]);
      if (asked === netuid) {
        if (paid) showPayouts(history);
        payouts = history;
        metagraph.show(graph.neurons);
        charts.show(graph.neurons, history);
        slowDue = started + SLOW_EVERY;
      }
    }
    state('live', 'Live');
  } catch (failure) {
    state('lost', 'No answer', failure instanceof TypeError ? 'The node does not answer; trying again.' : failure.message);
  } finally {
    setTimeout(() => { busy = false; if (again) { again = false; refresh(); } }, Math.max(0, AT_MOST_EVERY - (performance.now() - started)));
  }
}

function state(name, label, trouble = '') {
  byId('link').dataset.state = name;
  text('link', label);
  byId('trouble').hidden = !trouble;
  text('trouble', trouble);
}

byId('subnet').addEventListener('change', (change) => {
  netuid = Number(change.target.value);
  payouts = null;
  slowDue = 0;
  metagraph.forget();
  history.replaceState(null, '', `?netuid=${netuid}`);
  refresh();
});
charts.start();
follow((event) => {
  if (event.head) showHead(event.head);
  refresh();
});
refresh();
