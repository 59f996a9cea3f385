package io.myelin.node.web;

import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.chain.RpcService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends people at the bare address to the console; machines post JSON-RPC to the same address. */
@WebServlet(urlPatterns = "")
public class RootServlet extends HttpServlet {
  private static final int LARGEST_REQUEST = 16 << 20;

  @Inject private transient RpcService service;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("/console/");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_REQUEST + 1);
    if (body.length > LARGEST_REQUEST) {
      Problems.send(
          response,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          "request-too-large",
          "A request may have " + LARGEST_REQUEST + " bytes; send fewer calls in a batch.");
      return;
    }
    Optional<String> reply;
    try {
      reply = service.rpc().handle(new String(body, StandardCharsets.UTF_8));
    } catch (ChainUnavailableException notYet) {
      Problems.send(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "chain-unavailable",
          String.valueOf(notYet.getMessage()));
      return;
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    if (reply.isPresent()) {
      response.getOutputStream().write(reply.get().getBytes(StandardCharsets.UTF_8));
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }
}
