// Runs market.mjs many times while every core is busy: node busy.mjs TIMES [ws://HOST:PORT]
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';

const times = Number(process.argv[2] ?? 10);
if (!Number.isInteger(times) || times < 1) {
  console.error(`How often was given as "${process.argv[2]}"; needed a whole number from 1: node busy.mjs 10 ws://HOST:PORT`);
  process.exit(2);
}
const program = new URL('market.mjs', import.meta.url).pathname;
// Two endless loops a core: what is measured gets a share of it only.
const load = cpus().flatMap(() => [0, 0]).map(() => new Worker('for (;;) Math.random();', { eval: true }));

let passed = 0;
for (let run = 1; run <= times; run++) {
  const began = Date.now();
  const code = await new Promise((resolve) => {
    spawn(process.execPath, [program, ...process.argv.slice(3)], { stdio: ['ignore', 'ignore', 'inherit'] }).on('exit', resolve);
  });
  passed += code === 0 ? 1 : 0;
  console.log(`run ${run}: ${code === 0 ? 'passed' : `failed with ${code}`} in ${Math.round((Date.now() - began) / 1000)} s`);
}
await Promise.all(load.map((worker) => worker.terminate()));
console.log(`${passed} of ${times} passed`);
process.exit(passed === times ? 0 : 1);
