package io.myelin.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Registration;
import io.myelin.node.answer.Json;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.HistoryReader;
import io.myelin.node.index.Indexer;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who joined a subnet and who left it, from the index and from the state. */
@Dependent
public class RegistrationDesk {
  private static final int MOST = 100_000;
  private static final int PAGE = 10_000;

  private final ChainService chain;
  private final Indexer indexer;
  private final States states;
  private final Lists lists;

  @Inject
  public RegistrationDesk(ChainService chain, Indexer indexer, States states, Lists lists) {
    this.chain = chain;
    this.indexer = indexer;
    this.states = states;
    this.lists = lists;
  }

  public Listing<Registration> registrations(String subnet, TableQuery query) {
    NetUid netuid = SubnetDesk.netuid(subnet);
    return lists.table(
        query,
        "",
        Registration.class,
        pinned -> {
          States.At seen = states.at(pinned);
          List<ChainQueries.Neuron> now =
              states
                  .queries()
                  .metagraph(seen.state(), netuid)
                  .orElseThrow(() -> SubnetDesk.noSubnet(netuid));
          List<Joined> newestFirst = told(netuid, seen.block().number());
          boolean cut = newestFirst.size() > MOST;
          List<Joined> all =
              new ArrayList<>(newestFirst.subList(0, cut ? MOST : newestFirst.size()));
          return new Table<>(
              seen.asOf(),
              Joined.rows(all, now.stream().map(RegistrationDesk::joined).toList()).stream()
                  .map(this::view)
                  .toList(),
              Optional.of("Only the newest " + MOST + " registrations are looked at.")
                  .filter(words -> cut)
                  .or(() -> Optional.of(indexer.status().reason()).filter(why -> !why.isEmpty())));
        });
  }

  private List<Joined> told(NetUid netuid, long last) {
    indexer.reader();
    HistoryReader.EventFilter filter =
        new HistoryReader.EventFilter(
            "SubtensorModule",
            "NeuronRegistered",
            Optional.of(netuid.value()),
            HistoryReader.Span.of(Optional.empty(), Optional.of(last)));
    List<Joined> found = new ArrayList<>();
    HistoryReader.Window window = new HistoryReader.Window(last + 1, 0, false, PAGE);
    List<HistoryReader.Event> page;
    do {
      page = indexer.history().events(filter, window);
      for (HistoryReader.Event each : page) {
        JsonNode parts = Json.own(each.fields());
        List<JsonNode> fields = new ArrayList<>();
        parts.elements().forEachRemaining(fields::add);
        if (fields.size() > 2) {
          found.add(new Joined(each.block(), fields.get(1).asInt(), fields.get(2).asText()));
        }
        window = new HistoryReader.Window(each.block(), each.position(), false, PAGE);
      }
    } while (page.size() == PAGE && found.size() <= MOST);
    return found;
  }

  private static Joined joined(ChainQueries.Neuron neuron) {
    return new Joined(neuron.registeredAt(), neuron.uid(), Ss58.encode(neuron.hotkey()));
  }

  private Registration view(Joined.Row row) {
    return new Registration(
        row.joined().block(),
        row.joined().uid(),
        row.joined().hotkey(),
        chain.addressBook().name(Ss58.decode(row.joined().hotkey())),
        row.before().map(Joined::hotkey),
        row.after().map(Joined::block),
        row.after().map(Joined::hotkey));
  }
}
