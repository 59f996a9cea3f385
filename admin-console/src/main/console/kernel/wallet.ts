// A wallet extension of the browser, as polkadot.js defined it and others follow it. Keys never come to this page.
export interface WalletAccount { address: string; name: string; wallet: string }
interface Injected {
  enable(origin: string): Promise<{
    accounts: { get(): Promise<{ address: string; name?: string }[]> };
    signer: { signPayload?(payload: Record<string, unknown>): Promise<{ signature: string }> };
  }>;
}

const injected = (): Record<string, Injected> => (window as unknown as { injectedWeb3?: Record<string, Injected> }).injectedWeb3 ?? {};

export const wallets = (): string[] => Object.keys(injected());

/** Asks the extension, which asks the person, whether this page may know the accounts. */
export async function accounts(wallet: string): Promise<WalletAccount[]> {
  const enabled = await injected()[wallet]?.enable('Myelin console');
  return (await enabled?.accounts.get() ?? []).map((a) => ({ address: a.address, name: a.name ?? '', wallet }));
}

/** The signature with the byte of its type before it. */
export async function sign(wallet: string, payload: Record<string, unknown>): Promise<string> {
  const signer = (await injected()[wallet]?.enable('Myelin console'))?.signer;
  if (!signer?.signPayload) throw new Error(`The wallet ${wallet} signs no extrinsics.`);
  return (await signer.signPayload(payload)).signature;
}
