package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.host.asking.Asker;
import io.myelin.host.asking.Customer;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One question and its answer: a JSON document, or, for who accepts {@code text/event-stream},
 * events as they come: {@code chosen} (who is asked), {@code part} for each part, then {@code
 * answer} or {@code problem}. A comment comes when nothing else does, which finds out who is gone.
 */
final class AskExchange {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "text/event-stream";
  private static final Duration LOOK = Duration.ofMillis(300);

  private final Customer customer;
  private final Asker.Choice choice;
  private final Duration limit;

  AskExchange(Customer customer, Asker.Choice choice, Duration limit) {
    this.customer = customer;
    this.choice = choice;
    this.limit = limit;
  }

  /**
   * @throws SubnetException when there is no answer, and nothing was sent yet
   */
  void run(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (Optional.ofNullable(request.getHeader("Accept"))
        .filter(a -> a.contains(EVENTS))
        .isEmpty()) {
      ObjectNode whole = whole(waited(customer.ask(choice, limit, Optional.empty())));
      response.setContentType("application/json");
      response.getOutputStream().write(JSON.writeValueAsBytes(whole));
      return;
    }
    BlockingQueue<Optional<ObjectNode>> parts = new LinkedBlockingQueue<>();
    CompletableFuture<Asker.Answered> answer =
        customer.ask(choice, limit, Optional.of(part -> parts.add(Optional.of(part))));
    answer.whenComplete((done, failure) -> parts.add(Optional.empty()));
    response.setContentType(EVENTS);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    try {
      event(response, "chosen", chosen());
      relay(response, parts);
      event(response, "answer", whole(waited(answer)));
    } catch (SubnetException e) {
      event(response, "problem", problem(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer.cancel(false);
    }
  }

  private static void relay(HttpServletResponse response, BlockingQueue<Optional<ObjectNode>> parts)
      throws IOException, InterruptedException {
    while (true) {
      Optional<ObjectNode> next = parts.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        write(response, ":\n\n");
      } else if (next.isPresent()) {
        event(response, "part", next.get());
      } else {
        return;
      }
    }
  }

  private static Asker.Answered waited(CompletableFuture<Asker.Answered> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SubnetException refused) {
        throw refused;
      }
      throw e;
    }
  }

  private ObjectNode chosen() {
    return JSON.createObjectNode()
        .put("netuid", choice.expert().netuid().value())
        .put("task", choice.task().name())
        .put("uid", choice.expert().uid())
        .put("hotkey", choice.expert().target().hotkey())
        .put("incentive", choice.expert().incentive())
        .put("rank", choice.rank())
        .put("serving", choice.serving())
        .put("why", choice.why());
  }

  private ObjectNode whole(Asker.Answered answered) {
    ObjectNode whole = chosen().put("millis", answered.took().toMillis());
    whole.set("answer", answered.answer());
    return whole;
  }

  /** What kept a question from its answer; the status says whose matter it is. */
  static ObjectNode problem(SubnetException e) {
    int status =
        switch (e.code()) {
          case "SUBNET" -> HttpServletResponse.SC_NOT_FOUND;
          case "EXPERT" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
          case "ASK_400", "ASK_413" -> HttpServletResponse.SC_BAD_REQUEST;
          case "ASK_408" -> HttpServletResponse.SC_GATEWAY_TIMEOUT;
          default ->
              e.blame() == Blame.CALLER
                  ? HttpServletResponse.SC_BAD_REQUEST
                  : HttpServletResponse.SC_BAD_GATEWAY;
        };
    String code = e.code().toLowerCase(Locale.ROOT).replace('_', '-');
    return Problems.of(status, code, String.valueOf(e.getMessage()));
  }

  private static void event(HttpServletResponse response, String name, ObjectNode data)
      throws IOException {
    write(response, "event: " + name + "\ndata: " + data + "\n\n");
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
