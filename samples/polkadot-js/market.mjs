// Reads a Myelin node, sends one transfer that works and one that fails, and watches three heads.
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

const url = process.argv[2] ?? 'ws://127.0.0.1:9944';
const netuid = 1;
const tao = (rao) => `${Number(rao) / 1e9} TAO`;

const api = await ApiPromise.create({ provider: new WsProvider(url) });
const keys = new Keyring({ type: 'sr25519' });
const bob = keys.addFromUri('//Bob');
const eve = keys.addFromUri('//Eve');

const [chain, name, version] = await Promise.all([
  api.rpc.system.chain(), api.rpc.system.name(), api.rpc.system.version()]);
console.log(`connected to ${chain}: ${name} ${version}, spec ${api.runtimeVersion.specVersion}`);

// Storage: a map, its entries, and a double map.
console.log(`tempo of subnet ${netuid}: ${await api.query.subtensorModule.tempo(netuid)} blocks`);
const hotkeys = await api.query.subtensorModule.keys.entries(netuid);
console.log(`hotkeys on subnet ${netuid}: ${hotkeys.length}`);

// Runtime APIs: the same metagraph that the Bittensor SDK reads.
const neurons = await api.call.neuronInfoRuntimeApi.getNeuronsLite(netuid);
for (const n of neurons) {
  const share = (ratio) => (ratio.toNumber() / 65535).toFixed(4);
  console.log(`  uid ${n.uid}  ${n.hotkey}  incentive ${share(n.incentive)}  dividends ${share(n.dividends)}`);
}

// A transaction, followed until it is final; errors have names and an explanation.
function send(what, tx, signer) {
  return new Promise((resolve, reject) => {
    tx.signAndSend(signer, { nonce: -1 }, ({ status, dispatchError, txIndex }) => {
      if (status.isInBlock) console.log(`${what}: in block ${status.asInBlock}, position ${txIndex}`);
      if (!status.isFinalized) return;
      if (dispatchError?.isModule) {
        const { section, name, docs } = api.registry.findMetaError(dispatchError.asModule);
        console.log(`${what}: refused with ${section}.${name}: ${docs.join(' ')}`);
      } else {
        console.log(`${what}: ${dispatchError ? dispatchError.toString() : 'done'}`);
      }
      resolve();
    }).catch(reject);
  });
}

const transfer = api.tx.balances.transferKeepAlive(eve.address, 1_000_000_000n);
const { partialFee } = await transfer.paymentInfo(bob);
console.log(`a transfer costs ${tao(partialFee)}`);
const before = (await api.query.system.account(eve.address)).data.free;
await send('transfer of 1 TAO', transfer, bob);
const after = (await api.query.system.account(eve.address)).data.free;
console.log(`Eve has ${tao(after.sub(before))} more`);
await send('start of a subnet that is not there', api.tx.subtensorModule.startCall(4000), bob);

await new Promise(async (resolve) => {
  let seen = 0;
  const stop = await api.rpc.chain.subscribeNewHeads((head) => {
    console.log(`head ${head.number}  ${head.hash}`);
    if (++seen === 3) { stop(); resolve(); }
  });
});
await api.disconnect();
