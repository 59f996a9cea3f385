import type { Call } from '../kernel/api.js';
import { shell, type Line } from '../kernel/shell.js';
import { signer } from '../kernel/signer.js';

/** A call as it is signed: itself, or carried out by root inside of Sudo.sudo. */
export const made = (call: Call, sudo: boolean): Call => (sudo ? { pallet: 'Sudo', name: 'sudo', args: { call: { [call.pallet]: { [call.name]: call.args } } } } : call);

/** The command that signs and sends the same; a call inside of another one is an argument as JSON. */
export function line({ pallet, name, args }: Call, from: string): Line {
  const given = Object.entries(args as Record<string, unknown>).flatMap(([key, value]) => ['--arg', `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`]);
  return shell`./myelin tx ${pallet} ${name || 'CALL'} --from ${signer(from)} ${given}`;
}

/** The address at which a call is filled in. */
export const composed = (call: Call, sudo: boolean): string =>
  `/compose?pallet=${call.pallet}&call=${call.name}&args=${encodeURIComponent(JSON.stringify(call.args))}${sudo ? '&sudo=true' : ''}`;
