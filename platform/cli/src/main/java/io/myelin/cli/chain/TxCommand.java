package io.myelin.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.cli.WalletOptions;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.ChainClient;
import io.myelin.client.DispatchResult;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.json.Accounts;
import io.myelin.codec.json.Nearest;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.TypeDef;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes any call that the chain's metadata tells of, or tries it. */
@Command(
    name = "tx",
    description = {
      "Make any call of the chain; without PALLET or CALL, list them.",
      "A value that begins with {, [ or a quotation mark is JSON; any other is the text itself."
          + " Accounts are addresses, wallets or //Name; bytes are hex after 0x, or text; amounts"
          + " are in rao; null is no value of an Option.",
      "--json: {extrinsic, block, blockNumber, events:[{pallet, name, fields}]}; with --dry-run:"
          + " {block, outcome, error, innerFailure, fee, events, changes:[{pallet, item, keys,"
          + " before, after}], more}"
    },
    mixinStandardHelpOptions = true)
public final class TxCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Mixin private final NodeOptions node = new NodeOptions();
  @Mixin private final WalletOptions wallets = new WalletOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PALLET",
      defaultValue = "",
      description = "Such as SubtensorModule.")
  private String pallet = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CALL",
      defaultValue = "",
      description = "Such as add_stake.")
  private String call = "";

  @Option(
      names = "--arg",
      paramLabel = "NAME=VALUE",
      description = "An argument; once for each that the call has.")
  private List<String> arguments = List.of();

  @Option(
      names = "--from",
      paramLabel = "KEY",
      defaultValue = "",
      description = "Wallet that signs, or a development key such as //Bob.")
  private String from = "";

  @Option(
      names = "--dry-run",
      description = "Send nothing: show fee, outcome and what would change. Needs no password.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    try {
      ChainClient chain = new ChainClient(node.address());
      ChainCodec codec = chain.codec();
      if (pallet.isEmpty() || call.isEmpty()) {
        return list(codec);
      }
      TypeDef.Case def = codec.calls().find(pallet, call);
      ObjectNode given = Typed.arguments(codec, def, arguments);
      Accounts accounts = Typed.accounts(node, wallets);
      byte[] bytes = codec.calls().encode(pallet, call, given, codec.json(accounts));
      if (from.isEmpty()) {
        throw new ValueRefused("--from", "who makes the call? needed: a wallet or //Name");
      }
      return dryRun ? tried(bytes) : sent(chain, given, accounts);
    } catch (ValueRefused wrong) {
      throw new ParameterException(
          spec.commandLine(), Printable.line(String.valueOf(wrong.getMessage())), wrong);
    }
  }

  private int list(ChainCodec codec) {
    if (pallet.isEmpty()) {
      for (Pallet one : codec.metadata().pallets()) {
        int count = codec.calls().of(one).size();
        if (count > 0) {
          System.out.printf("%-24s %3d calls%n", Printable.line(one.name()), count);
        }
      }
      return 0;
    }
    Pallet owner =
        codec
            .metadata()
            .pallet(pallet)
            .orElseThrow(
                () ->
                    new ValueRefused(
                        "",
                        Nearest.unknown(
                            "pallet",
                            pallet,
                            codec.metadata().pallets().stream().map(Pallet::name).toList())));
    for (TypeDef.Case one : codec.calls().of(owner)) {
      System.out.println(Printable.line(one.name() + "(" + Typed.signature(codec, one) + ")"));
    }
    return 0;
  }

  private int tried(byte[] bytes) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.put("call", Hex.encode(bytes));
    body.put("from", Ss58.encode(wallets.account(node, from)));
    JsonNode report = node.rest().post("/api/v1/extrinsics/dry-run", (JsonNode) body);
    if (node.json()) {
      System.out.println(Printable.json(report));
    } else {
      TrialText.lines(report).forEach(line -> System.out.println(Printable.line(line)));
    }
    return report.path("outcome").asText().equals("success") ? 0 : 1;
  }

  private int sent(ChainClient chain, ObjectNode given, Accounts accounts) throws IOException {
    KeyPair signer = wallets.signer(node, from);
    ChainClient.Outcome outcome =
        chain.submitAndWait(
            signer,
            codec -> codec.calls().encode(pallet, call, given, codec.json(accounts)),
            LIMIT);
    long block = outcome.block().number();
    if (outcome.result() instanceof DispatchResult.Failed failed) {
      throw new Refusal("It failed in block " + block + ", for its fee: " + failed.why());
    }
    if (outcome.result() instanceof DispatchResult.Unknown unknown) {
      throw new Refusal(
          "It is in block " + block + ", but whether it succeeded is unknown: " + unknown.why());
    }
    report(chain.codecOf(outcome.block()).json(), outcome);
    return 0;
  }

  private void report(ValueJson json, ChainClient.Outcome outcome) {
    ObjectNode out = JSON.createObjectNode();
    out.put("extrinsic", outcome.extrinsic().hex());
    out.put("block", outcome.block().hash().hex());
    out.put("blockNumber", outcome.block().number());
    for (EventRecord event : outcome.events()) {
      ObjectNode row = out.withArray("events").addObject();
      row.put("pallet", event.pallet()).put("name", event.name());
      row.set("fields", json.fields(event.def().fields(), event.fields()));
    }
    if (node.json()) {
      System.out.println(Printable.json(out));
      return;
    }
    System.out.println("done in block " + outcome.block().number());
    for (JsonNode event : out.path("events")) {
      System.out.println(Printable.line("  " + TrialText.event(event)));
    }
  }
}
