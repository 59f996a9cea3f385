import { byId, cell, el, fill, head } from './dom.js';
import { percent, short, tao } from './format.js';
import { colourOf, earned, isMiner, nameOf, ranked, standings } from './ranking.js';

export function show(neurons, epochBefore) {
  const ranks = standings(neurons, epochBefore);
  const colour = colourOf(neurons);
  const before = positions();
  fill('metagraph', ranked(neurons).map((n) => row(n, ranks.get(n.hotkey), colour(n))), 8, 'No neuron is registered in this subnet yet');
  glide(before);
}

function row(n, rank, colour) {
  const mining = isMiner(n);
  const tr = el('tr', {},
    cell(rank ? el('span', { className: 'rank' }, rank.place, ' ', arrow(rank.move)) : '–'),
    cell(n.uid, 'number wide'),
    head(el('span', { className: 'who' }, el('b', {}, nameOf(n)), n.name ? el('small', { className: 'mono' }, short(n.hotkey, 6, 4)) : ''), '', n.hotkey),
    cell(el('span', { className: mining ? 'tag miner' : 'tag validator' }, mining ? 'miner' : 'validator'), 'wide'),
    cell(bar(earned(n), colour), '', mining ? 'incentive' : 'dividends'),
    cell(tao(n.emission, 4), 'number wide', `${tao(n.emission)} TAO in the latest epoch`),
    cell(tao(n.stake, 2), 'number', `${tao(n.stake)} TAO`),
    cell(mining ? '–' : percent(n.validatorTrust), 'number wide'));
  tr.dataset.uid = n.uid;
  tr.dataset.rank = rank?.place ?? '';
  return tr;
}

function bar(ratio, colour) {
  const fillBar = el('i');
  fillBar.style.width = `${Math.min(100, 100 * (ratio || 0))}%`;
  fillBar.style.background = `var(${colour})`;
  const track = el('span', { className: 'track' }, fillBar);
  track.setAttribute('aria-hidden', 'true');
  return el('span', { className: 'bar-cell' }, track, el('span', { className: 'number' }, percent(ratio)));
}

function arrow(by) {
  if (!by) return '';
  const [className, sign] = by > 0 ? ['up', '▲'] : ['down', '▼'];
  const mark = el('span', { className, title: `${className} ${Math.abs(by)} in the latest epoch` }, sign, Math.abs(by));
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', mark.title);
  return mark;
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
