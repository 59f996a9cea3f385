package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.Calls;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Staking with hotkeys. */
@Command(
    name = "stake",
    description = "Add, remove and list stake.",
    mixinStandardHelpOptions = true)
final class StakeCommand {
  @Command(
      name = "add",
      description = {
        "Stake TAO with a hotkey.",
        "--json: {extrinsic, block, blockNumber, amount}; rao as a string"
      },
      mixinStandardHelpOptions = true)
  int add(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "WALLET",
              description = "Wallet whose coldkey signs, or a development key such as //Bob.")
          String from,
      @Option(
              names = "--netuid",
              defaultValue = "1",
              description = "Number of the subnet (default: ${DEFAULT-VALUE}).")
          int netuid,
      @Parameters(paramLabel = "HOTKEY", description = "Address, wallet or //Name.") String hotkey,
      @Parameters(paramLabel = "TAO", description = "Amount in TAO.") String amount)
      throws IOException {
    Rao rao = Node.parseTao(amount);
    return Submission.send(
        node,
        wallets.signer(node, from),
        Calls.addStake(wallets.account(node, hotkey), new NetUid(netuid), rao),
        new Submission.Report("staked", "SubtensorModule", "StakeAdded", 2));
  }

  @Command(
      name = "remove",
      description = {
        "Take stake back.",
        "--json: {extrinsic, block, blockNumber, amount}; rao as a string"
      },
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "WALLET",
              description = "Wallet whose coldkey signs, or a development key such as //Bob.")
          String from,
      @Option(
              names = "--netuid",
              defaultValue = "1",
              description = "Number of the subnet (default: ${DEFAULT-VALUE}).")
          int netuid,
      @Parameters(paramLabel = "HOTKEY", description = "Address, wallet or //Name.") String hotkey,
      @Parameters(paramLabel = "TAO", description = "Amount in TAO.") String amount)
      throws IOException {
    Rao rao = Node.parseTao(amount);
    return Submission.send(
        node,
        wallets.signer(node, from),
        Calls.removeStake(wallets.account(node, hotkey), new NetUid(netuid), rao.value()),
        new Submission.Report("took back", "SubtensorModule", "StakeRemoved", 2));
  }

  @Command(
      name = "list",
      description = {
        "List what an account has staked.",
        "--json: the node's list: hotkey, netuid, value, registered; rao as strings"
      },
      mixinStandardHelpOptions = true)
  int list(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Parameters(paramLabel = "WHO", description = "Address, wallet or //Name.") String who)
      throws IOException {
    String address = Ss58.encode(wallets.account(node, who));
    JsonNode stakes = new Node(node).rows("/api/v1/accounts/" + address + "/stakes");
    if (node.json()) {
      System.out.println(stakes);
      return 0;
    }
    for (JsonNode stake : stakes) {
      System.out.printf(
          "subnet %-3s  %-48s  %18s TAO%n",
          stake.path("netuid").asText(),
          stake.path("hotkey").asText(),
          Node.tao(stake.path("value")));
    }
    return 0;
  }
}
