package io.myelin.host.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.guard.Change;
import io.myelin.host.HostKeeper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Neurons added, stopped and listened to while the host runs. Who changes them decides which keys
 * sign here.
 */
@WebServlet(urlPatterns = "/api/v1/neurons/*")
public final class NeuronsServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_BODY = 1 << 20;
  private static final int LONGEST_LOG = 64 << 10;

  /** A foreign page cannot send it. */
  private static final String MARK = "X-Myelin-Request";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Optional<HostKeeper> keeper = HostStarter.keeper(getServletContext());
    boolean reads = request.getMethod().equals("GET");
    if (keeper.isEmpty()) {
      Problems.send(response, 503, "no-host", "The neuron host is not up yet; try again.");
    } else if (!reads && Optional.ofNullable(request.getHeader(MARK)).isEmpty()) {
      Problems.send(
          response, 400, "no-mark", "A change was refused; needed: the header '" + MARK + ": 1'.");
    } else {
      answer(keeper.get(), request, response);
    }
  }

  private static void answer(
      HostKeeper keeper, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    String call =
        request.getMethod() + (path.isEmpty() ? "" : path.endsWith("/log") ? " log" : " one");
    switch (call) {
      case "GET" -> json(response, keeper.rows());
      case "GET log" -> log(keeper, path.substring(0, path.length() - "/log".length()), response);
      case "POST" -> changed(keeper, request, () -> add(keeper, request, response));
      case "DELETE one" -> changed(keeper, request, () -> remove(keeper, path, response));
      default ->
          Problems.send(
              response,
              405,
              "not-supported",
              call
                  + " is not supported; needed: GET or POST of neurons, DELETE of one, GET of its"
                  + " log.");
    }
  }

  private interface Deed {
    void run() throws IOException;
  }

  private static void changed(HostKeeper keeper, HttpServletRequest request, Deed deed)
      throws IOException {
    Change.before(request, names(keeper));
    deed.run();
    Change.after(request, names(keeper));
  }

  private static String names(HostKeeper keeper) {
    return keeper.rows().stream()
        .filter(row -> row.netuid() > 0)
        .map(row -> row.netuid() + "/" + row.neuron())
        .collect(Collectors.joining(" "));
  }

  private static void add(
      HostKeeper keeper, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      Problems.send(
          response, 413, "too-large", "The body is larger than " + LARGEST_BODY + " bytes.");
      return;
    }
    try {
      JsonNode wanted = JSON.readTree(body);
      keeper.add(wanted);
      json(response, JSON.createObjectNode().put("added", wanted.path("neurons").size()));
    } catch (JsonProcessingException e) {
      Problems.send(response, 400, "not-json", "The body is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException refused) {
      Problems.send(response, 400, "refused", String.valueOf(refused.getMessage()));
    }
  }

  private static void remove(HostKeeper keeper, String name, HttpServletResponse response)
      throws IOException {
    try {
      if (keeper.remove(name)) {
        json(response, JSON.createObjectNode().put("stopped", name));
      } else {
        unknown(response, keeper);
      }
    } catch (IllegalArgumentException refused) {
      Problems.send(response, 409, "refused", String.valueOf(refused.getMessage()));
    }
  }

  private static void log(HostKeeper keeper, String name, HttpServletResponse response)
      throws IOException {
    Optional<Path> file = keeper.log(name);
    if (file.isEmpty()) {
      unknown(response, keeper);
      return;
    }
    response.setContentType("text/plain; charset=utf-8");
    if (Files.isRegularFile(file.get())) {
      response.getOutputStream().write(tail(file.get()));
    }
  }

  private static byte[] tail(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - LONGEST_LOG);
      byte[] bytes = new byte[(int) Math.min(LONGEST_LOG, in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      return bytes;
    }
  }

  private static void unknown(HttpServletResponse response, HostKeeper keeper) throws IOException {
    List<String> names =
        keeper.rows().stream().filter(row -> row.netuid() > 0).map(row -> row.neuron()).toList();
    Problems.send(
        response,
        404,
        "unknown-neuron",
        "No neuron of that name is here; needed: one of " + String.join(", ", names) + ".");
  }

  private static void json(HttpServletResponse response, Object value) throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().write(JSON.writeValueAsBytes(value));
  }
}
