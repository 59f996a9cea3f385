// A wallet's view of a Myelin node: it reads, pays with three types of keys, is refused, watches, and looks back.
// It exits 0 only when everything it says was seen.
import { Keyring } from '@polkadot/api';
import { randomBytes } from 'node:crypto';
import { connect, need, send, tao, within } from './chain.mjs';

const url = process.argv[2] ?? 'ws://127.0.0.1:9944';
const netuid = 1;
const types = ['sr25519', 'ed25519', 'ecdsa'];
const api = await connect(url);
const keys = (type) => new Keyring({ type, ss58Format: 42 });
const alice = keys('sr25519').addFromUri('//Alice');
const free = async (address, at = api) => (await at.query.system.account(address)).data.free.toBigInt();

async function reads() {
  const [chain, name, version] = await Promise.all([api.rpc.system.chain(), api.rpc.system.name(), api.rpc.system.version()]);
  console.log(`connected to ${chain}: ${name} ${version}, spec ${api.runtimeVersion.specVersion}`);
  // Storage: a map, and the entries of a double map.
  console.log(`tempo of subnet ${netuid}: ${await api.query.subtensorModule.tempo(netuid)} blocks`);
  const hotkeys = await api.query.subtensorModule.keys.entries(netuid);
  // A runtime API: the same metagraph that the Bittensor SDK reads.
  const neurons = await api.call.neuronInfoRuntimeApi.getNeuronsLite(netuid);
  need(neurons.length === hotkeys.length, `${neurons.length} neurons and ${hotkeys.length} hotkeys`);
  for (const n of neurons) {
    const share = (ratio) => (ratio.toNumber() / 65535).toFixed(4);
    console.log(`  uid ${n.uid}  ${n.hotkey}  incentive ${share(n.incentive)}  dividends ${share(n.dividends)}`);
  }
}

async function watchesHeads(count) {
  const numbers = [];
  let stop = () => {};
  await within(300, `${count} new heads`, new Promise((resolve, reject) => {
    api.rpc.chain.subscribeNewHeads((head) => {
      numbers.push(head.number.toNumber());
      if (numbers.length === count) resolve();
    }).then((unsubscribe) => { stop = unsubscribe; }, reject);
  })).finally(() => stop());
  need(numbers.every((n, i) => i === 0 || n > numbers[i - 1]), `heads do not rise: ${numbers}`);
  console.log(`new heads: ${numbers.join(', ')}`);
}

/** Pays while the balance is watched, and looks at it again at the blocks before. */
async function paysAndLooksBack() {
  const friend = keys('sr25519').addFromSeed(randomBytes(32)).address;
  const start = await api.rpc.chain.getHeader();
  const told = [];
  let arrived = () => {};
  const watched = new Promise((resolve) => { arrived = resolve; });
  const stop = await api.query.system.account(friend, ({ data }) => {
    told.push(data.free.toBigInt());
    if (told.at(-1) === 1_000_000_000n) arrived();
  });
  const call = api.tx.balances.transferKeepAlive(friend, 1_000_000_000n);
  const { partialFee } = await call.paymentInfo(alice);
  const paid = await send(api, call, alice);
  need(paid.error === null, `the transfer was refused: ${paid.error}`);
  await within(300, 'news of the balance', watched).finally(() => stop());
  console.log(`transfer of 1 TAO: in ${paid.block.toHex()}, for ${tao(paid.fee)} (estimated ${tao(partialFee)})`);
  console.log(`the watched balance was ${told.map(tao).join(', then ')}`);

  const then = await api.at(paid.block);
  const earlier = await api.at(start.hash);
  const genesis = await api.at(api.genesisHash);
  need(await free(friend, then) === 1_000_000_000n, 'the balance at its block is another');
  need(await free(friend, earlier) === 0n, 'the balance was there before it was paid');
  need((await genesis.query.system.number()).toNumber() === 0, 'the genesis state has another number');
  const first = await free(alice.address, genesis);
  need(first > 0n && await free(friend, genesis) === 0n, `at genesis //Alice had ${tao(first)}`);
  console.log(`looking back: 0 at block ${start.number}; //Alice had ${tao(first)} at genesis`);
}

async function isRefused() {
  const { error } = await send(api, api.tx.subtensorModule.startCall(4000), alice);
  need(error === 'subtensorModule.SubnetNotExists', `start of a subnet that is not there: ${error}`);
  console.log(`start of a subnet that is not there: refused with ${error}`);
}

/** Each type signs a transfer to the next one. */
async function paysWith(type) {
  const pair = keys(type).addFromSeed(randomBytes(32));
  const to = keys(type).addFromSeed(randomBytes(32)).address;
  const given = await send(api, api.tx.balances.transferKeepAlive(pair.address, 3_000_000_000n), alice);
  need(given.error === null, `${type}: was not paid: ${given.error}`);
  const sent = await send(api, api.tx.balances.transferKeepAlive(to, 2_000_000_000n), pair);
  need(sent.error === null, `${type}: refused: ${sent.error}`);
  const [left, there] = [await free(pair.address), await free(to)];
  need(there === 2_000_000_000n && left === 1_000_000_000n - sent.fee, `${type}: ${left} rao left, ${there} arrived, fee ${sent.fee}`);
  console.log(`${type}: signed a transfer of 2 TAO, in a block and final; fee ${tao(sent.fee)}`);
}

let code = 0;
try {
  await reads();
  await watchesHeads(3);
  await paysAndLooksBack();
  await isRefused();
  for (const type of types) await paysWith(type);
  console.log('all of it was seen');
} catch (failure) {
  console.error(`failed: ${failure.message}`);
  code = 1;
}
await api.disconnect();
process.exit(code);
