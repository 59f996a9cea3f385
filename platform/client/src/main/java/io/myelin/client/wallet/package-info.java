/**
 * Key files in the layout other wallets read and write (keys.md 8), and names for hotkeys. Open
 * {@link io.myelin.client.wallet.WalletStore} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.client.wallet;
