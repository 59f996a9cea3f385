package io.myelin.console.signin;

import io.myelin.console.assets.BuiltFiles;
import io.myelin.guard.Gate;
import io.myelin.guard.SessionCookie;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in without a script: by name and password, or by the secret of a one-time link, which a
 * short script takes from the address where there is one.
 */
@WebServlet(urlPatterns = {"/signin", "/signin/*", "/signout"})
public class SignInServlet extends HttpServlet {
  private static final int LONGEST = 1_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    switch (path) {
      case "" -> page(request, response, 200, elsewhere(request));
      case "/recover" ->
          send(
              response,
              "text/html",
              Pages.filled("recover.html", Map.of("icon", BuiltFiles.text("icon"))));
      case "/look.css" -> send(response, "text/css", Pages.text("look.css"));
      case "/link.js" -> send(response, "text/javascript", Pages.text("link.js"));
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Gate> gate = Gate.of(getServletContext());
    if (!OwnPage.sent(request)) {
      page(request, response, 403, "The form came from a page of another server and was refused.");
    } else if (gate.isEmpty()) {
      page(request, response, 503, "The node is not up yet; try again in a second.");
    } else if (request.getServletPath().equals("/signout")) {
      gate.get().signOut(request);
      response.addHeader("Set-Cookie", SessionCookie.end(request, gate.get().loopback()));
      response.sendRedirect(request.getContextPath() + "/signin");
    } else {
      signIn(gate.get(), request, response);
    }
  }

  private static void signIn(Gate gate, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> link = field(request, "link");
    Map<String, String> answer =
        gate.signIn(
            request,
            link.isPresent()
                ? Map.of("link", link.get())
                : Map.of(
                    "name", field(request, "name").orElse(""),
                    "password", field(request, "password").orElse("")));
    Optional<String> secret = Optional.ofNullable(answer.get("secret"));
    if (secret.isPresent()) {
      response.addHeader(
          "Set-Cookie", SessionCookie.begin(request, gate.loopback(), secret.get(), gate.life()));
      // 303: a reload asks for the page and does not send the password again
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(
          "Location", OwnPage.place(field(request, "next"), request.getContextPath()));
      response.setHeader("Cache-Control", "no-store");
    } else {
      page(
          request,
          response,
          Integer.parseInt(answer.getOrDefault("status", "401")),
          answer.getOrDefault("detail", "That was refused."));
    }
  }

  /** What a provider's refusal means for whom it brought back here. */
  private static String elsewhere(HttpServletRequest request) {
    return switch (field(request, "refused").orElse("")) {
      case "no-role" ->
          "Your organisation knows you, but in no group that has a role on this node. Ask who looks"
              + " after the groups there.";
      case "sign-in-refused" ->
          "That answer of your organisation was not taken: it was not asked for by this browser,"
              + " came twice, or came late. Sign in once more.";
      case "provider-refused" ->
          "Your organisation did not sign you in. Sign in once more, or ask who looks after its"
              + " sign-in.";
      case "too-many-sign-ins" ->
          "You signed in too often within an hour; wait a minute, then sign in once more.";
      case "provider-away" ->
          "Your organisation's sign-in does not answer. Try again in a minute; on the node's machine"
              + " ./myelin signin makes a link.";
      case "" -> "";
      default -> "You were not signed in; try again in a minute.";
    };
  }

  private static Optional<String> field(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name))
        .filter(text -> !text.isEmpty())
        .filter(text -> text.length() <= LONGEST);
  }

  private static void page(
      HttpServletRequest request, HttpServletResponse response, int status, String refusal)
      throws IOException {
    boolean provider = Gate.of(request.getServletContext()).filter(Gate::provider).isPresent();
    response.setStatus(status);
    send(
        response,
        "text/html",
        Pages.filled(
            "signin.html",
            Map.of(
                "console",
                request.getContextPath(),
                "icon",
                BuiltFiles.text("icon"),
                "refusal",
                refusal,
                "local",
                provider ? "hidden" : "",
                "elsewhere",
                provider ? "" : "hidden",
                "next",
                OwnPage.place(field(request, "next"), request.getContextPath()))));
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
