// What the sample shares: a connection, and a transaction that is followed to its end.
import { ApiPromise, WsProvider } from '@polkadot/api';

export const tao = (rao) => `${Number(rao) / 1e9} TAO`;

export function need(holds, what) {
  if (!holds) throw new Error(what);
}

/** Nothing here waits for ever: a program that hangs tells nobody why. */
export function within(seconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not happen within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function connect(url) {
  const provider = new WsProvider(url);
  return within(300, `a connection to ${url}`, ApiPromise.create({ provider, noInitWarn: true }));
}

/**
 * Sends a call and waits for both: its block, and the finality of that block.
 * Gives { block, fee (rao), error: 'pallet.Name', or null when the call did what it says }.
 */
export function send(api, call, signer) {
  const seen = [];
  let stop = () => {};
  const end = new Promise((resolve, reject) => {
    call.signAndSend(signer, { nonce: -1 }, (update) => {
      seen.push(update.status.type);
      if (update.isError) reject(new Error(`the transaction is ${update.status.type}`));
      if (!update.status.isFinalized) return;
      if (!seen.includes('InBlock')) reject(new Error(`final without having been in a block: ${seen}`));
      resolve({ block: update.status.asFinalized, fee: feeOf(update), error: errorOf(api, update.dispatchError) });
    }).then((unsubscribe) => { stop = unsubscribe; }, reject);
  });
  return within(300, 'the end of a transaction', end)
    .catch((failure) => { throw new Error(`${failure.message} (states seen: ${seen.join(', ') || 'none'})`); })
    .finally(() => stop());
}

function feeOf({ events }) {
  const paid = events.find(({ event }) => event.section === 'transactionPayment' && event.method === 'TransactionFeePaid');
  return paid ? paid.event.data.actualFee.toBigInt() : 0n;
}

function errorOf(api, error) {
  if (!error) return null;
  if (!error.isModule) return error.toString();
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}
