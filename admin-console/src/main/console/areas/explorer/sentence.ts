import { short, trimmed, words } from '../../kernel/format.js';
import type { DecodedExtrinsic } from '../../kernel/api.js';

const who = (value: unknown): string => short(typeof value === 'object' && value !== null ? String(Object.values(value)[0] ?? '') : String(value ?? ''));
const amount = (value: unknown): string => { try { return `${trimmed(String(value))} TAO`; } catch { return String(value); } };

const SAYINGS: Record<string, (by: string, args: Record<string, unknown>) => string> = {
  'Timestamp.set': (_by, a) => `The author set the time to ${new Date(Number(a['now'])).toISOString().replace('T', ' ').slice(0, 19)} UTC`,
  'Balances.transfer_keep_alive': (by, a) => `${by} sent ${amount(a['value'])} to ${who(a['dest'])}`,
  'Balances.transfer_allow_death': (by, a) => `${by} sent ${amount(a['value'])} to ${who(a['dest'])}`,
  'SubtensorModule.add_stake': (by, a) => `${by} staked ${amount(a['amount_staked'])} on ${who(a['hotkey'])} in subnet ${a['netuid']}`,
  'SubtensorModule.remove_stake': (by, a) => `${by} took ${amount(a['amount_unstaked'])} of stake from ${who(a['hotkey'])} in subnet ${a['netuid']}`,
  'SubtensorModule.set_weights': (by, a) => `${by} set weights of ${Array.isArray(a['dests']) ? a['dests'].length : 'some'} neurons in subnet ${a['netuid']}`,
  'SubtensorModule.burned_register': (by, a) => `${by} registered ${who(a['hotkey'])} in subnet ${a['netuid']}`,
  'SubtensorModule.serve_axon': (by, a) => `${by} told where its axon is in subnet ${a['netuid']}`,
  'SubtensorModule.commit_weights': (by, a) => `${by} committed weights in subnet ${a['netuid']}, to be revealed later`,
  'SubtensorModule.reveal_weights': (by, a) => `${by} revealed its weights in subnet ${a['netuid']}`,
};

/** A call as a person would say it; its name in words where nobody wrote a sentence for it. */
export function sentence(x: Pick<DecodedExtrinsic, 'call' | 'signer' | 'unreadable'>): string {
  if (!x.call) return x.unreadable ?? 'unreadable';
  const by = x.signer ? short(String(x.signer)) : 'The author';
  const said = SAYINGS[`${x.call.pallet}.${x.call.name}`];
  return said ? said(by, x.call.args as Record<string, unknown>) : `${by}: ${words(x.call.pallet)}, ${words(x.call.name)}`;
}
