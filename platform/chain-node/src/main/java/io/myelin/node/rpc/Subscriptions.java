package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.ledger.Head;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.PoolEvent;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.RuntimeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Who listens to what. Blocks are told on a thread of its own, never on the block maker's, and
 * changes of the state on another, which costs more.
 */
final class Subscriptions implements AutoCloseable {
  private static final String NEW_HEAD = "chain_newHead";
  private static final String ALL_HEAD = "chain_allHead";
  private static final String FINAL_HEAD = "chain_finalizedHead";
  private static final String STORAGE = "state_storage";
  private static final String VERSION = "state_runtimeVersion";
  private static final String EXTRINSIC = "author_extrinsicUpdate";

  private static final Set<String> HEADS = Set.of(NEW_HEAD, ALL_HEAD, FINAL_HEAD);
  private static final String LOST = "notifications were lost";

  /** What a client on a busy machine takes to fetch a block, with room. */
  private static final long FINAL_MILLIS = 2_000;

  private static final long FINAL_BLOCKS = 8;
  private static final int MOST_PER_SOCKET = 1_024;
  private static final int MOST_AT_ALL = 32_768;
  private static final int MOST_KEY_BYTES = 8 << 20;

  /** Blocks and statuses of watched extrinsics; who keeps up never has so many. */
  private static final int MOST_WAITING = 16_384;

  private final Ledger ledger;
  private int specVersion;
  private final Map<String, Subscription> byId = new ConcurrentHashMap<>();
  private final Map<Hash256, Subscription> watches = new ConcurrentHashMap<>();
  private final List<Included> included = new ArrayList<>();
  private final AtomicLong ids = new AtomicLong();
  private final StorageFeed storage;
  private final NoticeThread thread =
      new NoticeThread("rpc-notifications", MOST_WAITING, this::endAll);

  /** A watched extrinsic whose block the watcher knows, but not yet that it is final. */
  private record Included(Subscription watch, StoredBlock block) {
    /** By the chain's time, which a clock that was set back makes stand still for a while. */
    boolean isDue(StoredBlock next) {
      return next.timeMillis() - block.timeMillis() >= FINAL_MILLIS
          || next.height() - block.height() >= FINAL_BLOCKS;
    }
  }

  Subscriptions(Ledger ledger) {
    this.ledger = ledger;
    this.specVersion = ledger.runtime().version().specVersion();
    this.storage = new StorageFeed(ledger);
    ledger.listen(block -> thread.run(() -> onBlock(block.kept().block())));
    ledger.listen(storage::onBlock);
    ledger.listenPool(
        event -> {
          if (watches.containsKey(event.extrinsic())) {
            thread.run(() -> onPool(event));
          }
        });
  }

  void register(Methods methods) {
    heads(methods, NEW_HEAD, "NewHeads", "NewHead");
    heads(methods, ALL_HEAD, "AllHeads");
    heads(methods, FINAL_HEAD, "FinalizedHeads", "FinalisedHeads");
    methods.add(call -> open(call, STORAGE, call.params().hexList(0)), "state_subscribeStorage");
    methods.add(this::unsubscribe, "state_unsubscribeStorage");
    methods.add(
        call -> open(call, VERSION, List.of()),
        "state_subscribeRuntimeVersion",
        "chain_subscribeRuntimeVersion");
    methods.add(
        this::unsubscribe, "state_unsubscribeRuntimeVersion", "chain_unsubscribeRuntimeVersion");
    methods.add(this::unsubscribe, "author_unwatchExtrinsic");
  }

  private void heads(Methods methods, String notification, String... names) {
    for (String name : names) {
      methods.add(call -> open(call, notification, List.of()), "chain_subscribe" + name);
      methods.add(this::unsubscribe, "chain_unsubscribe" + name);
    }
  }

  private JsonNode open(Call call, String notification, List<byte[]> keys) throws RpcException {
    Subscription opened = add(call.subscriber(), notification, keys, Optional.empty());
    call.undo(() -> end(opened));
    call.after(() -> NoticeThread.guarded(() -> first(opened)));
    return Json.text(opened.id());
  }

  /** The state of things at once, which whoever asks waits for; what follows are changes. */
  private void first(Subscription opened) {
    Head head;
    do { // a block in between could be told before it was news
      head = ledger.head();
      opened.startAfter(head.height());
    } while (ledger.head().height() != head.height());
    Hash256 block = head.hash();
    switch (opened.notification()) {
      case STORAGE ->
          ledger
              .stateAt(block)
              .ifPresent(state -> opened.begin(StateMethods.changes(block, state, opened.keys())));
      case VERSION -> opened.begin(Json.version(ledger.runtime().version()));
      default -> opened.begin(Json.header(head.header()));
    }
    opened.release();
  }

  Subscription watch(Subscriber subscriber, Hash256 extrinsic) throws RpcException {
    Subscription watch = add(subscriber, EXTRINSIC, List.of(), Optional.of(extrinsic));
    if (watches.putIfAbsent(extrinsic, watch) != null) {
      end(watch);
      throw new RpcException(1013, "Transaction Already Imported", "it is being watched already");
    }
    return watch;
  }

  void end(Subscription ended) {
    if (byId.remove(ended.id()) != null) {
      storage.remove(ended);
    }
    ended.extrinsic().ifPresent(hash -> watches.remove(hash, ended));
  }

  void closed(Subscriber subscriber) {
    of(subscriber).toList().forEach(this::end);
  }

  /** Who misses a block and does not know it would wait for ever. */
  private void endAll() {
    List<Subscription> all = List.copyOf(byId.values());
    all.stream().map(Subscription::subscriber).distinct().forEach(each -> each.end(LOST));
    all.forEach(this::end);
  }

  private Stream<Subscription> of(Subscriber subscriber) {
    return byId.values().stream().filter(each -> each.subscriber().equals(subscriber));
  }

  private Subscription add(
      Subscriber subscriber, String notification, List<byte[]> keys, Optional<Hash256> extrinsic)
      throws RpcException {
    if (of(subscriber).count() >= MOST_PER_SOCKET) {
      throw new RpcException(
          RpcException.SUBSCRIPTIONS, "Too many subscriptions on the connection");
    }
    if (byId.size() >= MOST_AT_ALL) {
      throw new RpcException(
          RpcException.SUBSCRIPTIONS,
          "Too many subscriptions on the node",
          "all connections together have " + MOST_AT_ALL + "; ask again later");
    }
    long watched = of(subscriber).mapToLong(each -> WatchedKeys.memory(each.keys())).sum();
    if (watched + WatchedKeys.memory(keys) > MOST_KEY_BYTES) {
      throw new RpcException(
          RpcException.SUBSCRIPTIONS,
          "Too many subscriptions on the connection",
          "the keys watched may have " + MOST_KEY_BYTES + " bytes together; watch fewer");
    }
    String id = "m" + Long.toString(ids.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    Subscription added = new Subscription(id, notification, subscriber, keys, extrinsic);
    storage.add(added);
    byId.put(id, added);
    return added;
  }

  /** Ids are short and countable, so a socket may end only its own. */
  private JsonNode unsubscribe(Call call) throws RpcException {
    Subscription found = byId.get(call.params().text(0));
    boolean own = found != null && found.subscriber().equals(call.subscriber());
    if (found != null && own) {
      end(found);
    }
    return Json.NODES.booleanNode(own);
  }

  private void onPool(PoolEvent event) {
    Subscription watch = watches.get(event.extrinsic());
    if (watch == null) {
      return;
    }
    switch (event.status()) {
      case READY -> tellReady(watch);
      case FUTURE -> watch.offer(Json.text("future"));
      case USURPED, DROPPED, INVALID -> {
        watch.offer(Json.text(event.status().name().toLowerCase(Locale.ROOT)));
        end(watch);
      }
    }
  }

  private static void tellReady(Subscription watch) {
    if (watch.becomesReady()) {
      watch.offer(Json.text("ready"));
    }
  }

  private void onBlock(StoredBlock block) {
    tellFinal(block);
    tellVersion(ledger.runtime().version());
    String header = JsonRpc.write(Json.header(block.header()));
    for (Subscription each : byId.values()) {
      if (HEADS.contains(each.notification()) && each.advanceTo(block.height())) {
        each.offer(header);
      }
    }
    for (byte[] extrinsic : block.extrinsics()) {
      Subscription watch = watches.get(Hashes.blake2b256(extrinsic));
      if (watch != null) {
        tellReady(watch);
        watch.offer(Json.NODES.objectNode().put("inBlock", block.hash().hex()));
        included.add(new Included(watch, block));
      }
    }
  }

  /**
   * Told with a later block although it is true at once: polkadot.js drops "inBlock" when
   * "finalized" comes before it has fetched the block, and many programs wait for the former only.
   */
  private void tellFinal(StoredBlock next) {
    List<Included> due = included.stream().filter(each -> each.isDue(next)).toList();
    for (Included each : due) {
      each.watch.offer(Json.NODES.objectNode().put("finalized", each.block.hash().hex()));
      end(each.watch);
    }
    included.removeAll(due);
  }

  private void tellVersion(RuntimeVersion now) {
    if (now.specVersion() != specVersion) {
      specVersion = now.specVersion();
      byId.values().stream()
          .filter(each -> each.notification().equals(VERSION))
          .forEach(each -> each.offer(Json.version(now)));
    }
  }

  @Override
  public void close() {
    thread.close();
    storage.close();
  }
}
