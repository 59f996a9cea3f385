package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.Call;
import io.myelin.client.ChainClient;
import io.myelin.client.DispatchResult;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.upgrade.Edition;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The version of the rules that a chain runs by. */
@Command(
    name = "runtime",
    description = "Show and upgrade the version of the rules a chain runs by.",
    mixinStandardHelpOptions = true)
final class RuntimeCommand {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SYSTEM = 0;
  private static final int SUDO = 12;
  private static final int AUTHORIZE = 9;
  private static final int APPLY = 11;

  @Command(
      name = "status",
      description = {
        "Show the chain's version and the newest of this build.",
        "--json: {chain, build, codeHash}"
      },
      mixinStandardHelpOptions = true)
  int status(@Mixin NodeOptions node) {
    int chain = version(new Node(node).chain());
    RuntimeArtifact newest = RuntimeArtifact.of(Edition.NEWEST);
    if (node.json()) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("chain", chain).put("build", newest.specVersion());
      System.out.println(out.put("codeHash", newest.hash().hex()));
    } else {
      System.out.println("chain  runtime version " + chain);
      System.out.println(
          "build  runtime version " + newest.specVersion() + ", code hash " + newest.hash());
      System.out.println(
          chain < newest.specVersion()
              ? "upgrade with: ./myelin runtime upgrade --from WALLET (the chain's sudo key)"
              : "the chain runs by the newest version of this build");
    }
    return 0;
  }

  @Command(
      name = "upgrade",
      description = {
        "Let the chain go on by the newest version of this build: the sudo key authorises it, and it"
            + " executes the next block. Every node of the chain needs this build first.",
        "--json: {from, to, block}; block is the last of the version before"
      },
      mixinStandardHelpOptions = true)
  int upgrade(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "WALLET",
              description = "Wallet of the chain's sudo key, or a development key such as //Alice.")
          String from)
      throws IOException {
    ChainClient chain = new Node(node).chain();
    int before = version(chain);
    RuntimeArtifact newest = RuntimeArtifact.of(Edition.NEWEST);
    if (before >= newest.specVersion()) {
      throw new IllegalStateException(
          "The chain runs by runtime version "
              + before
              + ", this build has "
              + newest.specVersion()
              + "; there is nothing to upgrade to.");
    }
    KeyPair sudo = wallets.signer(node, from);
    byte[] authorize =
        call(SUDO, 0)
            .bytes(call(SYSTEM, AUTHORIZE).bytes(newest.hash().bytes()).toByteArray())
            .toByteArray();
    send(chain, sudo, codec -> authorize);
    byte[] apply = call(SYSTEM, APPLY).lengthPrefixed(newest.bytes()).toByteArray();
    long last = send(chain, sudo, codec -> apply);
    if (node.json()) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("from", before).put("to", newest.specVersion());
      System.out.println(out.put("block", last));
    } else {
      System.out.println(
          "upgraded: block "
              + (last + 1)
              + " is the first of runtime version "
              + newest.specVersion());
    }
    return 0;
  }

  /** The block the call is in; a call that failed ends the command. */
  private static long send(ChainClient chain, KeyPair signer, Call call) {
    ChainClient.Outcome outcome = chain.submitAndWait(signer, call, LIMIT);
    long block = outcome.block().number();
    if (outcome.result() instanceof DispatchResult.Failed failed) {
      throw new IllegalStateException(
          "refused by the chain in block "
              + block
              + ": "
              + failed.why()
              + "; the signer must be the chain's sudo key, and no other upgrade be authorised");
    }
    return block;
  }

  /** By numbers: the metadata of version 426 does not list the calls it takes for its upgrade. */
  private static ScaleWriter call(int pallet, int index) {
    return new ScaleWriter().u8(pallet).u8(index);
  }

  private static int version(ChainClient chain) {
    JsonNode version = chain.rpc().call("state_getRuntimeVersion");
    return version.path("specVersion").asInt();
  }
}
