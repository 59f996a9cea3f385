package io.myelin.host.web;

import io.myelin.host.NeuronHost;
import io.myelin.host.axon.AxonDesk.Answer;
import io.myelin.host.axon.BlobDesk;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Attachments of axons, handed over by the node's root as {@code /blob/SHA256}. */
@WebServlet(urlPatterns = "/axon/blob/*", asyncSupported = true)
public final class AxonBlobServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean[] sent = new boolean[1];
    Optional<Answer> answer =
        desk()
            .map(
                desk ->
                    desk.fetch(
                        sha256(request),
                        header(request),
                        blob -> {
                          sent[0] = true;
                          Pieces.send(request, response, blob);
                        }));
    if (!sent[0]) {
      say(response, answer);
    }
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      var piece = Pieces.sent(request, sha256(request));
      say(response, desk().map(desk -> desk.bring(piece, header(request))));
    } catch (IllegalArgumentException e) {
      Problems.send(response, 400, "bad-request", String.valueOf(e.getMessage()));
    }
  }

  private Optional<BlobDesk> desk() {
    return HostStarter.host(getServletContext()).map(NeuronHost::blobs);
  }

  private static String sha256(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
  }

  private static Function<String, String> header(HttpServletRequest request) {
    return name -> Optional.ofNullable(request.getHeader(name)).orElse("");
  }

  private static void say(HttpServletResponse response, Optional<Answer> answer)
      throws IOException {
    if (answer.isEmpty()) {
      Problems.send(response, 404, "not-found", "No neurons run here.");
    } else if (answer.get().status() < 300) {
      response.setStatus(answer.get().status());
    } else {
      Problems.send(response, answer.get().status(), "attachment", answer.get().message());
    }
  }
}
