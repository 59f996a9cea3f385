package io.myelin.host.web;

import io.myelin.host.NeuronHost;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.axon.Parts;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Axon requests, also those handed over by the node's root (axon.md). */
@WebServlet(urlPatterns = "/axon/*", asyncSupported = true)
public final class AxonServlet extends HttpServlet {
  private static final int LARGEST_BODY = 1 << 20;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long start = System.nanoTime();
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    Optional<NeuronHost> host = HostStarter.host(getServletContext());
    Optional<AxonLines> lines =
        Optional.ofNullable(request.getHeader("Accept"))
            .filter(wanted -> wanted.contains(AxonLines.TYPE))
            .map(wanted -> new AxonLines(response));
    AxonDesk.Answer answer;
    if (host.isEmpty()) {
      answer = error(404, "no neurons run here");
    } else if (body.length > LARGEST_BODY) {
      answer = error(413, "the body is larger than " + LARGEST_BODY + " bytes");
    } else {
      answer =
          host.get()
              .desk()
              .answer(
                  synapse(request),
                  name -> Optional.ofNullable(request.getHeader(name)).orElse(""),
                  body,
                  lines.map(Parts.class::cast));
    }
    if (lines.filter(AxonLines::begun).isPresent()) {
      lines.get().end(answer);
      return;
    }
    send(request, response, answer, (System.nanoTime() - start) / 1e9);
  }

  private static String synapse(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
  }

  private static AxonDesk.Answer error(int status, String message) {
    com.fasterxml.jackson.databind.node.ObjectNode body =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    return new AxonDesk.Answer(status, body.put("message", message), message);
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      AxonDesk.Answer answer,
      double seconds)
      throws IOException {
    response.setStatus(answer.status());
    response.setContentType("application/json");
    response.setHeader("name", clean(synapse(request)));
    response.setHeader("bt_header_axon_status_code", Integer.toString(answer.status()));
    response.setHeader("bt_header_axon_status_message", clean(answer.message()));
    response.setHeader("bt_header_axon_process_time", Double.toString(seconds));
    byte[] bytes = AxonDesk.bytes(answer);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Header values are Latin-1 without line breaks, and short. */
  private static String clean(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.substring(0, Math.min(plain.length(), 300));
  }
}
