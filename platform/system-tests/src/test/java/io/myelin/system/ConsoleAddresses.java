package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every page of the console: an address of each route, of each tab and of what else one shows. */
final class ConsoleAddresses {
  /** A plugin that the platform has, beside those that its workers bring. */
  static final String PLUGIN = "seen";

  private static final Path ROUTES =
      Platform.HOME.resolve("admin-console/src/main/console/kernel/routes.ts");
  private static final Pattern ROUTE =
      Pattern.compile("^ +'(/[^']*)': '\\w+',$", Pattern.MULTILINE);

  private static final String SUBNET = "weights bonds economy registrations parameters history";
  private static final String NEURON = "answers value payouts copies";

  /** What a chain has of its own stands in braces. */
  private static final List<String> ALL =
      Stream.of(
              Stream.of("/", "/subnets"),
              tabs("/subnets/0", SUBNET),
              tabs("/subnets/1", SUBNET),
              tabs("/subnets/1/neurons/{miner}", NEURON),
              tabs("/subnets/1/neurons/{validator}", NEURON),
              Stream.of("/payouts/1", "/integrity", "/integrity/cases", "/integrity/cases/1"),
              Stream.of("/forks"),
              Stream.of("/blocks", "/blocks/1", "/extrinsics", "/extrinsics/{extrinsic}"),
              Stream.of("/events", "/state", "/state?pallet=SubtensorModule&item=Tempo"),
              Stream.of("/compose", "/compose?pallet=SubtensorModule&call=add_stake"),
              Stream.of("/accounts"),
              tabs("/accounts/{account}", "stakes extrinsics delegates"),
              Stream.of("/stake"),
              tabs("/plugins", "upload history"),
              tabs("/plugins/{plugin}", "capabilities settings workers dry-runs logs"),
              Stream.of("/ask/1"),
              tabs(
                  "/operations", "workers consensus peers storage backups configuration logs jobs"),
              Stream.of("/operations/audit", "/operations/people", "/operations/tokens"),
              Stream.of("/operations/approvals", "/me", "/find?q=miner"),
              Stream.of("/help", "/help/not-found", "/help/no-such-code", "/no-such-page"))
          .flatMap(each -> each)
          .toList();

  private ConsoleAddresses() {}

  private static Stream<String> tabs(String path, String names) {
    return Stream.concat(
        Stream.of(path), Stream.of(names.split(" ")).map(name -> path + "?tab=" + name));
  }

  static List<String> all() {
    return ALL;
  }

  /** The patterns that the console and its server know. */
  static List<String> routes() throws IOException {
    return ROUTE.matcher(Files.readString(ROUTES)).results().map(found -> found.group(1)).toList();
  }

  /** All of them on this chain. */
  static List<String> on(Platform platform) {
    Map<String, String> own =
        Map.of(
            "plugin",
            PLUGIN,
            "miner",
            Integer.toString(platform.uid(1, "miner-strong-1")),
            "validator",
            Integer.toString(platform.uid(1, "validator-1")),
            "extrinsic",
            first(platform, "/api/v1/extrinsics?limit=1", "hash"),
            "account",
            first(platform, "/api/v1/neurons?limit=1&netuid=1", "coldkey"));
    return ALL.stream().map(address -> filled(address, own)).toList();
  }

  private static String filled(String address, Map<String, String> own) {
    return Pattern.compile("\\{(\\w+)\\}")
        .matcher(address)
        .replaceAll(
            (MatchResult place) -> Objects.requireNonNull(own.get(place.group(1)), address));
  }

  private static String first(Platform platform, String list, String field) {
    JsonNode item = platform.rest().get(list).at("/items/0/" + field);
    if (!item.isTextual()) {
      throw new AssertionError("no " + field + " in the first item of " + list);
    }
    return item.asText();
  }
}
