// How a command names who signs: a terminal signs with a wallet or a development key, never with an address.
import { isAddress } from './address.js';

/** Keys that every development chain knows. */
const DEVELOPMENT: Readonly<Record<string, string>> = {
  '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY': '//Alice', '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty': '//Bob', '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y': '//Charlie',
  '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy': '//Dave', '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw': '//Eve', '5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL': '//Ferdie',
};

/** The word after --from; WALLET stands for the wallet of an address, which only its machine knows. */
export const signer = (from: string): string => DEVELOPMENT[from] ?? (from && !isAddress(from) ? from : 'WALLET');

/** What stands beside such a line. */
export const signed = (from: string): string => (signer(from) === 'WALLET' ? `With a key of this machine; WALLET is the wallet ${from ? `of ${from}` : 'that pays'}` : 'With a key of this machine');
