/* global echarts */
import { byId } from './dom.js';
import { colourOf, isMiner, nameOf } from './ranking.js';

const MOST_LINES = 12;
const DOTTED_UP_TO = 16;
const CHARTS = [
  { id: 'miner-history', mining: true, value: (n) => n.incentive, empty: 'No miner has been paid yet' },
  { id: 'validator-history', mining: false, value: (n) => n.dividends, empty: 'No validator has been paid yet' },
];
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let neurons = null;
let epochs = [];
let charts = [];

export function start() {
  if (!globalThis.echarts) return;
  charts = CHARTS.map((spec) => ({ spec, plot: echarts.init(byId(spec.id), null, { renderer: 'svg' }) }));
  addEventListener('themechange', draw);
  const resized = new ResizeObserver(() => charts.forEach(({ plot }) => plot.resize()));
  CHARTS.forEach(({ id }) => resized.observe(byId(id)));
}

export function show(latestNeurons, latestEpochs) {
  neurons = latestNeurons;
  epochs = latestEpochs;
  draw();
}

function draw() {
  if (!neurons) return;
  for (const { spec, plot } of charts) plot.setOption(lines(spec), true);
}

function lines({ mining, value, empty }) {
  const paint = colourOf(neurons);
  const group = neurons.filter((n) => isMiner(n) === mining).sort((a, b) => value(b) - value(a)).slice(0, MOST_LINES).sort((a, b) => a.uid - b.uid);
  const paid = epochs.filter((e) => e.neurons.some((n) => value(n) > 0));
  const byHotkey = paid.map((e) => new Map(e.neurons.map((n) => [n.hotkey, value(n)])));
  const top = Math.max(0, ...paid.flatMap((e) => e.neurons.map(value)));
  const muted = colour('--muted');
  const ink = colour('--ink');
  const fontFamily = getComputedStyle(document.body).fontFamily;
  return {
    // The page redraws with every epoch, and a picture taken in between must show the numbers.
    animation: false,
    textStyle: { color: ink, fontFamily },
    graphic: paid.length ? [] : [{ type: 'text', left: 'center', top: 'middle', silent: true, style: { text: empty, fill: muted, font: `13px ${fontFamily}` } }],
    tooltip: {
      trigger: 'axis', renderMode: 'richText', backgroundColor: colour('--card'), borderColor: colour('--line'), order: 'valueDesc',
      textStyle: { color: ink }, valueFormatter: (v) => (v == null ? '–' : `${v.toFixed(2)} %`),
    },
    legend: {
      show: paid.length > 0, bottom: 0, type: 'scroll', icon: 'roundRect', itemWidth: 12, itemHeight: 4, itemGap: 12,
      textStyle: { color: ink, width: 110, overflow: 'truncate' },
      pageTextStyle: { color: ink }, pageIconColor: colour('--accent'), pageIconInactiveColor: colour('--line'),
    },
    grid: { left: 4, right: 18, top: 10, bottom: 30, containLabel: true },
    xAxis: {
      type: 'category', show: paid.length > 0, data: paid.map((e) => `#${e.block}`), boundaryGap: paid.length < 2, axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line') } }, axisLabel: { color: muted, hideOverlap: true },
    },
    yAxis: {
      type: 'value', show: paid.length > 0, ...(top > 0.8 ? { max: 100, interval: 25 } : { splitNumber: 3 }), axisLabel: { color: muted, formatter: '{value} %' },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: group.map((n) => ({
      name: nameOf(n), type: 'line', symbol: 'circle', symbolSize: 6, showSymbol: paid.length <= DOTTED_UP_TO,
      lineStyle: { width: 2.5 }, color: colour(paint(n)),
      data: byHotkey.map((values) => 100 * (values.get(n.hotkey) ?? 0)),
    })),
  };
}
