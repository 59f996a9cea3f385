package io.myelin.cli;

import io.myelin.client.Calls;
import io.myelin.primitives.Rao;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves TAO. */
@Command(
    name = "transfer",
    description = {
      "Send TAO to an account.",
      "--json: {extrinsic, block, blockNumber, amount}; rao as a string"
    },
    mixinStandardHelpOptions = true)
final class TransferCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();
  @Mixin private final WalletOptions wallets = new WalletOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "WALLET",
      description = "Wallet that pays, or a development key such as //Bob.")
  private String from = "";

  @Parameters(index = "0", paramLabel = "TO", description = "Address, wallet or //Name.")
  private String to = "";

  @Parameters(index = "1", paramLabel = "TAO", description = "Amount in TAO.")
  private String amount = "";

  @Override
  public Integer call() throws IOException {
    Rao rao = Node.parseTao(amount);
    return Submission.send(
        node,
        wallets.signer(node, from),
        Calls.transferKeepAlive(wallets.account(node, to), rao),
        new Submission.Report("sent", "Balances", "Transfer", 2));
  }
}
