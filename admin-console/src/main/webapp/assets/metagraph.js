import { byId, cell, el, fill, head } from './dom.js';
import { percent, short, tao } from './format.js';

export const isMiner = (n) => n.incentive > 0 || !n.validatorPermit;
export const nameOf = (n) => n.name || short(n.hotkey);

let order = new Map();
let moves = new Map();
let standing = '';

// Miners by incentive, then validators by dividends; the uid decides ties, so that rows do not flicker.
export function ranked(neurons) {
  return [...neurons].sort((a, b) =>
    isMiner(b) - isMiner(a) || b.incentive - a.incentive || b.dividends - a.dividends || a.uid - b.uid);
}

export function forget() { order = new Map(); moves = new Map(); standing = ''; }

export function show(neurons) {
  const rows = ranked(neurons);
  const next = new Map(rows.map((n, i) => [n.hotkey, i + 1]));
  // Arrows tell what the latest epoch did: they stay until the numbers change again.
  const now = JSON.stringify(rows.map((n) => [n.hotkey, n.incentive, n.dividends]));
  if (now !== standing) {
    moves = new Map(rows.map((n) => [n.hotkey, (order.get(n.hotkey) ?? next.get(n.hotkey)) - next.get(n.hotkey)]));
    standing = now;
    order = next;
  }
  const before = positions();
  fill('metagraph', rows.map((n) => row(n, next.get(n.hotkey))), 8, 'No neuron is registered in this subnet yet');
  glide(before);
}

function row(n, rank) {
  const tr = el('tr', {},
    cell(el('span', {}, rank, ' ', arrow(moves.get(n.hotkey) ?? 0))),
    cell(n.uid, 'number'),
    head(el('span', { className: 'who' }, el('b', {}, nameOf(n)), n.name ? el('small', { className: 'mono' }, short(n.hotkey, 6, 4)) : ''), '', n.hotkey),
    cell(el('span', { className: isMiner(n) ? 'tag miner' : 'tag validator' }, isMiner(n) ? 'miner' : 'validator')),
    cell(tao(n.stake, 2), 'number', `${tao(n.stake)} TAO`),
    cell(n.incentive > 0 || isMiner(n) ? bar(n.incentive) : '–'),
    cell(n.dividends > 0 ? percent(n.dividends) : '–', 'number'),
    cell(tao(n.emission, 4), 'number', `${tao(n.emission)} TAO`));
  tr.dataset.uid = n.uid;
  return tr;
}

function bar(ratio) {
  const fillBar = el('i');
  fillBar.style.width = `${Math.min(100, 100 * (ratio || 0))}%`;
  const track = el('span', { className: 'track' }, fillBar);
  track.setAttribute('aria-hidden', 'true');
  return el('span', { className: 'bar-cell' }, track, el('span', { className: 'number' }, percent(ratio)));
}

function arrow(by) {
  if (!by) return '';
  const [className, sign] = by > 0 ? ['up', '▲'] : ['down', '▼'];
  return el('span', { className, title: `${className} ${Math.abs(by)} in the latest epoch` }, sign, Math.abs(by));
}

function positions() {
  return new Map([...byId('metagraph').tBodies[0].rows].map((tr) => [tr.dataset.uid, tr.getBoundingClientRect().top]));
}

function glide(before) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const tr of byId('metagraph').tBodies[0].rows) {
    const delta = (before.get(tr.dataset.uid) ?? NaN) - tr.getBoundingClientRect().top;
    if (Math.abs(delta) > 1) tr.animate([{ transform: `translateY(${delta}px)` }, { transform: 'none' }], { duration: 450, easing: 'ease-out' });
  }
}
