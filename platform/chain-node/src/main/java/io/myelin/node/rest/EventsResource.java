package io.myelin.node.rest;

import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A server-sent event per block: head, what it paid, and which subnets ended an epoch. */
@ApplicationScoped
@Path("events")
public class EventsResource {
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "sse");
            thread.setDaemon(true);
            return thread;
          });
  private boolean listening;

  @Inject private ChainService chain;

  record BlockEvent(Views.Head head, List<Views.PayoutView> payouts, List<Integer> epochs) {}

  private record Subscriber(SseEventSink sink, Sse sse) {
    void send(String json) {
      OutboundSseEvent event =
          sse.newEventBuilder()
              .name("block")
              .mediaType(MediaType.APPLICATION_JSON_TYPE)
              .data(String.class, json)
              .build();
      sink.send(event);
    }
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "A server-sent event per block, the newest at once")
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    listen();
    Subscriber subscriber = new Subscriber(sink, sse);
    // The state of now, so that a page need not wait for the next block.
    subscriber.send(Json.text(new BlockEvent(Views.Head.of(chain.head()), List.of(), List.of())));
    subscribers.add(subscriber);
  }

  private synchronized void listen() {
    if (!listening) {
      listening = true;
      chain.listen(
          block -> {
            if (!subscribers.isEmpty()) {
              sender.execute(() -> publish(block));
            }
          });
    }
  }

  private void publish(ChainBlock block) {
    List<Views.PayoutView> payouts =
        block.payouts().stream()
            .map(payout -> Views.PayoutView.of(block.number(), payout, chain.addressBook()))
            .toList();
    List<Integer> epochs =
        payouts.stream()
            .map(Views.PayoutView::netuid)
            .distinct()
            .sorted()
            .collect(Collectors.toList());
    String json = Json.text(new BlockEvent(Views.Head.of(block), payouts, epochs));
    subscribers.removeIf(subscriber -> !delivered(subscriber, json));
  }

  private static boolean delivered(Subscriber subscriber, String json) {
    if (subscriber.sink().isClosed()) {
      return false;
    }
    try {
      subscriber.send(json);
      return true;
    } catch (IllegalStateException gone) {
      return false;
    }
  }

  @PreDestroy
  void stop() {
    sender.shutdownNow();
  }
}
