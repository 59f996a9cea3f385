package io.myelin.node.live;

import io.myelin.access.Permission;
import io.myelin.api.Problem;
import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import io.myelin.guard.Caller;
import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.security.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Answers {@code GET /api/v1/stream}, see {@link io.myelin.api.node.StreamApi}. A servlet, because
 * only it can write without waiting for who reads.
 */
@WebServlet(urlPatterns = "/api/v1/stream", asyncSupported = true)
public class StreamServlet extends HttpServlet {
  private static final List<String> PARAMETERS = List.of("topics", "lastEventId");

  private final transient Live live;
  private final transient Doorkeeper doorkeeper;

  @Inject
  public StreamServlet(Live live, Doorkeeper doorkeeper) {
    this.live = live;
    this.doorkeeper = doorkeeper;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      follow(request, response);
    } catch (Refused refused) {
      send(response, refused.problem());
    } catch (ChainUnavailableException notYet) {
      send(
          response,
          Problems.of(503, "chain-unavailable", String.valueOf(notYet.getMessage()), List.of()));
    }
  }

  private void follow(HttpServletRequest request, HttpServletResponse response) throws IOException {
    for (String name : request.getParameterMap().keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw Problems.unknownName("parameter", name, PARAMETERS);
      }
    }
    Viewer viewer =
        new Viewer(
            Topics.parse(Optional.ofNullable(request.getParameter("topics")).orElse(Topics.HEAD)),
            System.nanoTime());
    Optional<Frame.Id> last =
        Optional.ofNullable(request.getHeader("Last-Event-ID"))
            .or(() -> Optional.ofNullable(request.getParameter("lastEventId")))
            .map(text -> Frame.Id.parse(text).orElse(new Frame.Id(-1, -1)));
    live.requirePlace();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    Caller caller = Caller.of(request);
    LiveStream stream =
        new LiveStream(
            viewer,
            context,
            response.getOutputStream(),
            () -> doorkeeper.still(caller, Permission.READ),
            live::remove);
    context.addListener(new Ending(stream));
    live.add(stream, last);
    response.getOutputStream().setWriteListener(stream);
  }

  private static void send(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA);
    response.getOutputStream().write(ContractJson.bytes(problem));
  }

  private record Ending(LiveStream stream) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      stream.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      stream.end();
    }

    @Override
    public void onError(AsyncEvent event) {
      stream.end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // nobody starts it twice
    }
  }
}
