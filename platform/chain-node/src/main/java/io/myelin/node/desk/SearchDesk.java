package io.myelin.node.desk;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.node.SearchHit;
import io.myelin.api.serving.Problems;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.IndexException;
import io.myelin.node.index.Indexer;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text may mean. */
@Dependent
public class SearchDesk {
  private static final int MOST = 50;
  private static final int LONGEST = 80;
  private static final Pattern PLACE = Pattern.compile("sn([0-9]{1,5})(?:/(?:uid)?([0-9]{1,5}))?");

  private final ChainService chain;
  private final Indexer indexer;
  private final Lists lists;

  @Inject
  public SearchDesk(ChainService chain, Indexer indexer, Lists lists) {
    this.chain = chain;
    this.indexer = indexer;
    this.lists = lists;
  }

  public Listing<SearchHit> search(TableQuery query, String text) {
    String asked = text.strip();
    if (asked.length() > LONGEST || (asked.length() < 3 && !asked.matches("[0-9]+"))) {
      throw Problems.badParameter(
          "q", text, "a number, or 3 to " + LONGEST + " characters of a hash, address or name");
    }
    return lists.table(
        query,
        "",
        SearchHit.class,
        pinned ->
            new Table<>(Views.asOf(chain.head()), hits(asked.toLowerCase(Locale.ROOT), asked)));
  }

  private List<SearchHit> hits(String lower, String asked) {
    List<SearchHit> hits = new ArrayList<>();
    block(lower).ifPresent(hits::add);
    extrinsic(lower).ifPresent(hits::add);
    account(asked).ifPresent(hits::add);
    Matcher place = PLACE.matcher(lower);
    boolean placed = place.matches();
    for (ChainQueries.SubnetInfo subnet : chain.queries().subnets(chain.headState())) {
      String netuid = Integer.toString(subnet.netuid().value());
      String name = chain.subnetNames().name(subnet);
      boolean here = placed && place.group(1).equals(netuid);
      if (lower.equals(netuid) || here || name.toLowerCase(Locale.ROOT).contains(lower)) {
        hits.add(new SearchHit("subnet", name, "subnet " + netuid, "/api/v1/subnets/" + netuid));
      }
      neurons(hits, subnet, here ? Optional.ofNullable(place.group(2)) : Optional.empty(), lower);
    }
    return hits.subList(0, Math.min(MOST, hits.size()));
  }

  private void neurons(
      List<SearchHit> hits, ChainQueries.SubnetInfo subnet, Optional<String> uid, String lower) {
    for (ChainQueries.Neuron neuron :
        chain.queries().metagraph(chain.headState(), subnet.netuid()).orElse(List.of())) {
      String hotkey = Ss58.encode(neuron.hotkey());
      String name = chain.addressBook().name(neuron.hotkey());
      if (uid.map(Integer.toString(neuron.uid())::equals)
          .orElse(
              hotkey.toLowerCase(Locale.ROOT).startsWith(lower)
                  || name.toLowerCase(Locale.ROOT).contains(lower))) {
        hits.add(
            new SearchHit(
                "neuron",
                name.isEmpty() ? hotkey : name,
                "uid " + neuron.uid() + " on subnet " + subnet.netuid(),
                "/api/v1/neurons?netuid=" + subnet.netuid() + "&uid=" + neuron.uid()));
      }
    }
  }

  private Optional<SearchHit> block(String text) {
    Optional<ChainBlock> found =
        text.matches("[0-9]{1,12}")
            ? chain.block(Long.parseLong(text))
            : text.matches("0x[0-9a-f]{64}")
                ? chain.block(Hash256.fromHex(text))
                : Optional.empty();
    return found.map(
        block ->
            new SearchHit(
                "block",
                Long.toString(block.number()),
                block.hash().hex(),
                "/api/v1/blocks/" + block.number()));
  }

  private Optional<SearchHit> extrinsic(String text) {
    if (!text.matches("0x[0-9a-f]{64}")) {
      return Optional.empty();
    }
    try {
      return indexer
          .history()
          .call(text)
          .map(
              call ->
                  new SearchHit(
                      "extrinsic",
                      call.pallet() + "." + call.call(),
                      "block " + call.block() + ", place " + call.index(),
                      "/api/v1/extrinsics/" + text));
    } catch (IndexException closed) {
      // what the chain itself knows is found all the same
      return Optional.empty();
    }
  }

  private Optional<SearchHit> account(String text) {
    try {
      var account = Ss58.decode(text);
      return Optional.of(
          new SearchHit(
              "account",
              text,
              chain.addressBook().name(account),
              "/api/v1/accounts/" + Ss58.encode(account)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
