/* global echarts */
import { byId } from './dom.js';
import { share } from './format.js';
import { isMiner, nameOf, ranked } from './metagraph.js';

const EPOCHS = 60;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const series = () => [1, 2, 3, 4, 5, 6].map((n) => colour(`series-${n}`));
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
let neurons = [];
let payouts = [];
let charts = null;

export function start() {
  if (!globalThis.echarts) return;
  charts = ['incentive-now', 'incentive-history'].map((id) => echarts.init(byId(id), null, { renderer: 'svg' }));
  addEventListener('themechange', draw);
  new ResizeObserver(() => charts.forEach((chart) => chart.resize())).observe(byId('incentive-now'));
}

export function show(latestNeurons, latestPayouts) {
  neurons = latestNeurons;
  payouts = latestPayouts;
  draw();
}

function draw() {
  if (!charts) return;
  const miners = ranked(neurons).filter(isMiner);
  const palette = series();
  // A miner keeps its colour whatever its rank: the uid chooses it, not the place.
  const uids = miners.map((n) => n.uid).sort((a, b) => a - b);
  const paint = (n) => palette[uids.indexOf(n.uid) % palette.length];
  charts[0].setOption(bars(miners, paint), true);
  charts[1].setOption(lines(miners, paint), true);
}

function base(empty) {
  return {
    graphic: empty
      ? { type: 'text', left: 'center', top: 'middle', silent: true, style: { text: empty, fill: colour('muted'), fontSize: 13 } }
      : undefined,
    animation: !still,
    animationDurationUpdate: 300,
    textStyle: { color: colour('ink'), fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: {
      renderMode: 'richText', backgroundColor: colour('card'), borderColor: colour('line'),
      textStyle: { color: colour('ink') }, valueFormatter: (v) => (v == null ? '–' : `${v.toFixed(2)} %`),
    },
  };
}

const axis = () => ({
  axisLabel: { color: colour('muted'), formatter: '{value} %' },
  splitLine: { lineStyle: { color: colour('line') } },
});

function bars(miners, paint) {
  return {
    ...base(miners.length ? '' : 'No miner yet'),
    // A fixed margin: the measured one cuts the first letter off.
    grid: { left: 132, right: 24, top: 8, bottom: 26 },
    xAxis: { type: 'value', ...axis() },
    yAxis: {
      type: 'category', inverse: true, data: miners.map(nameOf), axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('ink'), width: 116, overflow: 'truncate' },
    },
    series: [{
      type: 'bar', barMaxWidth: 22,
      data: miners.map((n) => ({ value: 100 * n.incentive, itemStyle: { color: paint(n), borderRadius: [0, 4, 4, 0] } })),
    }],
  };
}

function lines(miners, paint) {
  const paid = payouts.filter((p) => p.kind === 'MINER');
  const blocks = [...new Set(paid.map((p) => p.block))].sort((a, b) => a - b).slice(-EPOCHS);
  const sums = new Map();
  for (const p of paid) {
    for (const key of [p.block, `${p.block} ${p.hotkey}`]) sums.set(key, (sums.get(key) ?? 0n) + BigInt(p.amount));
  }
  return {
    ...base(blocks.length ? '' : 'No miner has been paid yet'),
    tooltip: { ...base().tooltip, trigger: 'axis' },
    legend: {
      bottom: 0, type: 'scroll', icon: 'roundRect', itemWidth: 12, itemHeight: 4, itemGap: 12,
      textStyle: { color: colour('ink'), width: 90, overflow: 'truncate' },
      pageTextStyle: { color: colour('ink') }, pageIconColor: colour('accent'), pageIconInactiveColor: colour('line'),
    },
    grid: { left: 8, right: 16, top: 10, bottom: 30, containLabel: true },
    xAxis: {
      type: 'category', data: blocks.map((b) => `#${b}`), boundaryGap: false,
      axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('muted'), hideOverlap: true },
    },
    yAxis: { type: 'value', ...axis() },
    series: miners.map((n) => ({
      name: nameOf(n), type: 'line', showSymbol: blocks.length < 2, lineStyle: { width: 2.5 }, color: paint(n), smooth: 0.2,
      data: blocks.map((b) => 100 * share(sums.get(`${b} ${n.hotkey}`) ?? 0n, sums.get(b) ?? 0n)),
    })),
  };
}
