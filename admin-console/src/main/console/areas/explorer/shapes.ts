/** Extrinsics and events of a block as the chain's metadata names them. */
export interface Decoded {
  index: number; hash: string; signer?: string | null; extras?: Record<string, unknown>; call?: { pallet: string; name: string; args: Record<string, unknown> } | null;
  success?: boolean | null; failure?: { name?: string; docs?: string } | null; unreadable?: string | null;
}
export interface Happened { index: number; phase?: string; extrinsic?: number | null; pallet: string; name: string; fields: unknown }
