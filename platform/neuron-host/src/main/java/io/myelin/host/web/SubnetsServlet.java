package io.myelin.host.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.host.Askable;
import io.myelin.api.host.AskableTask;
import io.myelin.api.host.AskableTasks;
import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Refused;
import io.myelin.client.ClientException;
import io.myelin.client.axon.StrangersJson;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.NeuronHost;
import io.myelin.host.asking.Asker;
import io.myelin.host.asking.Customer;
import io.myelin.primitives.NetUid;
import io.myelin.spi.SubnetException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subnets whose plugins this host has: what can be asked there, and asking it, see {@link
 * io.myelin.api.host.AskingApi}.
 */
@WebServlet(urlPatterns = {"/api/v1/subnets", "/api/v1/subnets/*"})
public final class SubnetsServlet extends HttpServlet {
  private static final List<String> FIELDS = List.of("question", "task", "hotkey", "limitMillis");
  private static final int LARGEST_BODY = 1 << 20;

  /** Each holds a thread of the server, beside the one of the axon that answers. */
  private static final int MOST_ASKING = 16;

  private static final Pattern ONE = Pattern.compile("/([0-9]{1,5})(/ask)?");

  private final Semaphore places = new Semaphore(MOST_ASKING);

  /** A request that is not what it should be. */
  private static final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequestException(String detail) {
      super(detail);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Asker> asker = customer().map(Customer::asker);
    Optional<Matcher> one = path(request);
    try {
      if (Problems.refusedQuery(request, response)) {
        return;
      }
      if (request.getPathInfo() == null) {
        send(response, asker.map(SubnetsServlet::all).orElseGet(List::of));
      } else if (one.isPresent() && one.get().group(2) == null && asker.isPresent()) {
        NetUid netuid = new NetUid(Integer.parseInt(one.get().group(1)));
        send(response, tasks(netuid, asker.get().subnet(netuid)));
      } else {
        Problems.send(response, 404, "not-found", "There is nothing at this path.");
      }
    } catch (SubnetException e) {
      refuse(response, e);
    } catch (IllegalArgumentException noNetUid) {
      Problems.send(response, 404, "not-found", String.valueOf(noNetUid.getMessage()));
    }
  }

  private static List<Askable> all(Asker asker) {
    return asker.subnets().stream()
        .map(
            netuid -> {
              SubnetDescription subnet = asker.subnet(netuid);
              return new Askable(netuid.value(), subnet.id(), subnet.version(), subnet.modality());
            })
        .toList();
  }

  private static AskableTasks tasks(NetUid netuid, SubnetDescription subnet) {
    return new AskableTasks(
        netuid.value(),
        subnet.id(),
        subnet.version(),
        subnet.modality(),
        subnet.tasks().stream()
            .map(
                task ->
                    new AskableTask(
                        task.name(),
                        task.limitMillis(),
                        task.questionBytes(),
                        task.answerBytes(),
                        task.attachmentBytes(),
                        task.signed(),
                        task.question(),
                        task.answer()))
            .toList());
  }

  /**
   * The header cannot be sent by a foreign page without being asked for, which keeps those out that
   * are open on a machine whose node asks nobody to sign in.
   */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Matcher> one = path(request).filter(path -> path.group(2) != null);
    Optional<Customer> customer = customer();
    if (one.isEmpty() || customer.isEmpty()) {
      Problems.send(
          response, 404, "not-found", "Nothing takes a POST here; ask at /api/v1/subnets/N/ask.");
    } else if (!"1".equals(request.getHeader("X-Myelin-Request"))) {
      Problems.send(response, 400, "bad-request", "Send the header 'X-Myelin-Request: 1' to ask.");
    } else if (Problems.refusedQuery(request, response)) {
      return;
    } else if (!places.tryAcquire()) {
      Problems.send(
          response, 503, "busy", MOST_ASKING + " questions are under way here; try again.");
    } else {
      try {
        ask(request, response, customer.get(), Integer.parseInt(one.get().group(1)));
      } finally {
        places.release();
      }
    }
  }

  private static void ask(
      HttpServletRequest request, HttpServletResponse response, Customer customer, int netuid)
      throws IOException {
    try {
      ObjectNode asked = body(request);
      Asker.Choice choice =
          customer
              .asker()
              .choose(
                  new NetUid(netuid), text(asked, "task"), fields(asked), text(asked, "hotkey"));
      JsonNode limit = asked.path("limitMillis");
      new AskExchange(customer, choice, Duration.ofMillis(limit.asLong(Integer.MAX_VALUE)))
          .run(request, response);
    } catch (Refused e) {
      Problems.send(response, 400, e.problem().code(), e.problem().detail());
    } catch (BadRequestException | IllegalArgumentException e) {
      Problems.send(response, 400, "bad-request", String.valueOf(e.getMessage()));
    } catch (SubnetException e) {
      refuse(response, e);
    } catch (ClientException e) {
      Problems.send(response, 503, "chain-unavailable", String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode body(HttpServletRequest request)
      throws IOException, BadRequestException {
    byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new BadRequestException("The body is larger than " + LARGEST_BODY + " bytes.");
    }
    JsonNode body;
    try {
      body = StrangersJson.read(bytes, LARGEST_BODY);
    } catch (IOException e) {
      throw new BadRequestException("The body is not JSON, or too deep or of too many values.");
    }
    if (body instanceof ObjectNode object && object.path("question").isObject()) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (!FIELDS.contains(field.getKey())) {
          throw io.myelin.api.serving.Problems.unknownName("field", field.getKey(), FIELDS);
        }
      }
      return object;
    }
    throw new BadRequestException(
        "The body is no question; needed {\"question\": {fields}} and, where wanted, \"task\","
            + " \"hotkey\" and \"limitMillis\".");
  }

  private static ObjectNode fields(ObjectNode asked) {
    return (ObjectNode) asked.path("question");
  }

  private static Optional<String> text(ObjectNode asked, String name) {
    return Optional.of(asked.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private Optional<Customer> customer() {
    return HostStarter.host(getServletContext()).map(NeuronHost::customer);
  }

  private static Optional<Matcher> path(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).map(ONE::matcher).filter(Matcher::matches);
  }

  private static void refuse(HttpServletResponse response, SubnetException e) throws IOException {
    ObjectNode problem = AskExchange.problem(e);
    Problems.send(
        response,
        problem.path("status").asInt(),
        problem.path("code").asText(),
        problem.path("detail").asText());
  }

  private static void send(HttpServletResponse response, Object body) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    response.getOutputStream().write(ContractJson.bytes(body));
  }
}
