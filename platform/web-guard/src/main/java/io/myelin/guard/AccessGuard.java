package io.myelin.guard;

import io.myelin.access.Agreement;
import io.myelin.access.Operation;
import io.myelin.access.Operations;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides for every request of an application whether whoever asks may have it done, by the table
 * {@link Operations} alone, and keeps in the audit log who changed what. Each application's web.xml
 * maps it right behind {@link HostGuard} and says which application it is.
 */
public final class AccessGuard implements Filter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private String application = "";
  private Optional<ServletContext> own = Optional.empty();

  @Override
  public void init(FilterConfig config) {
    application = Optional.ofNullable(config.getInitParameter("application")).orElse("");
    own = Optional.of(config.getServletContext());
  }

  @Override
  public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) rawRequest;
    HttpServletResponse response = (HttpServletResponse) rawResponse;
    Optional<Asked> asked = Asked.of(request);
    if (asked.isEmpty() && showsAll(request)) {
      next.doFilter(request, response);
      return;
    }
    if (asked.isEmpty()) {
      Refusals.send(
          response,
          400,
          "path-refused",
          "The path of the request could be read in more than one way and was refused; needed: no"
              + " empty or dotted part, no ';', no encoded '/', '.', ';' or backslash.");
      return;
    }
    Optional<Operation> operation =
        Operations.find(
            application, asked.get().method(), asked.get().path(), asked.get().parameters());
    if (operation.isEmpty()) {
      Refusals.send(
          response,
          405,
          "no-operation",
          "Nothing takes a "
              + Refusals.plain(asked.get().method())
              + " here; /api/v1/openapi says what there is.");
      return;
    }
    Permission needed = operation.get().permission();
    Optional<Gate> gate = own.flatMap(Gate::of);
    if (needed == Permission.ANYONE
        && operation.get().change().isEmpty()
        && !asked.get().path().startsWith("/api/")) {
      next.doFilter(request, response);
    } else if (gate.isEmpty()) {
      Refusals.send(
          response,
          503,
          "access-unavailable",
          "The application that knows who may do what is not up yet; try again in a second.");
    } else {
      admit(new Visit(gate.get(), operation.get(), asked.get(), request, response), next);
    }
  }

  /** Whether this application has nothing to read that not everybody may. */
  private boolean showsAll(HttpServletRequest request) {
    return SAFE.contains(request.getMethod())
        && Operations.all().stream()
            .filter(each -> each.application().equals(application))
            .allMatch(each -> each.permission() == Permission.ANYONE);
  }

  private record Visit(
      Gate gate,
      Operation operation,
      Asked asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    private Map<String, String> deed(Caller caller, String outcome) {
      Map<String, String> deed = new HashMap<>();
      deed.put("who", caller.name());
      deed.put("role", caller.role().map(Role::word).orElse(""));
      deed.put("via", caller.via());
      deed.put("what", operation.change().orElse(""));
      deed.put("target", request.getMethod() + " " + request.getRequestURI());
      deed.put("from", Asked.from(request));
      deed.put("outcome", outcome);
      return deed;
    }
  }

  private static void admit(Visit visit, FilterChain next) throws IOException, ServletException {
    Map<String, String> facts = Asked.facts(visit.request(), visit.gate().loopback());
    if (!SAFE.contains(visit.request().getMethod()) || visit.operation().change().isPresent()) {
      facts.put("unsafe", "");
    }
    Caller caller = visit.gate().caller(facts);
    Permission needed = visit.operation().permission();
    boolean known = caller.role().isPresent();
    if (caller.forged()) {
      refuse(
          visit,
          caller,
          403,
          "csrf",
          "A change was asked for with a session but without its mark; needed: the header"
              + " 'X-Myelin-Csrf' with the text that GET /api/v1/session gives.");
    } else if (caller.may(needed)) {
      go(visit, caller, next);
    } else if (known) {
      refuse(
          visit,
          caller,
          403,
          "role-refused",
          "This needs the permission '"
              + needed.word()
              + "' (to "
              + needed.meaning()
              + "), which "
              + caller.name()
              + " as "
              + caller.role().get().word()
              + " has not; needed: the role "
              + needed.roles().stream().map(Role::word).collect(Collectors.joining(" or "))
              + ".");
    } else {
      visit.response().setHeader("WWW-Authenticate", "Bearer realm=\"myelin\"");
      refuse(
          visit,
          caller,
          401,
          "sign-in-needed",
          (caller.refusal().isEmpty() ? "Nobody is signed in" : caller.refusal())
              + "; needed to "
              + needed.meaning()
              + ": sign in at /console/signin, send an API token as"
              + " 'Authorization: Bearer ...', or use ./myelin with the --data of this node.");
    }
  }

  private static void refuse(Visit visit, Caller caller, int status, String code, String detail)
      throws IOException {
    if (visit.operation().change().isPresent()) {
      Map<String, String> deed = visit.deed(caller, "refused");
      deed.put("after", code);
      visit.gate().keep(deed);
    }
    Refusals.send(visit.response(), status, code, detail);
  }

  private static void go(Visit visit, Caller caller, FilterChain next)
      throws IOException, ServletException {
    caller.stay(visit.request());
    if (visit.operation().change().isEmpty()) {
      next.doFilter(new Known(visit.request(), caller), visit.response());
      return;
    }
    Map<String, String> begun = visit.deed(caller, "begun");
    begun.put("id", caller.id());
    begun.put("person", caller.person());
    begun.put("permission", visit.operation().permission().word());
    Optional<HttpServletRequest> request = held(visit, begun);
    if (request.isEmpty()) {
      Refusals.send(
          visit.response(), 413, "too-large", "The body is larger than 16 MiB, which none may be.");
      return;
    }
    Optional<Gate.Stop> stop = visit.gate().begin(begun);
    if (stop.isPresent()) {
      stop(visit.response(), stop.get());
      return;
    }
    change(visit, caller, new Known(request.get(), caller), next);
  }

  /** The request, with what a second person has to agree to where one is needed. */
  private static Optional<HttpServletRequest> held(Visit visit, Map<String, String> begun)
      throws IOException {
    Agreement agreement = visit.operation().agreement(visit.asked().parameters());
    if (agreement == Agreement.NONE || !visit.gate().secondPerson()) {
      return Optional.of(visit.request());
    }
    Optional<HeldRequest> held = HeldRequest.of(visit.request());
    held.ifPresent(request -> begun.putAll(request.facts()));
    begun.put("agreement", agreement.word());
    return held.map(request -> request);
  }

  private static void stop(HttpServletResponse response, Gate.Stop stop) throws IOException {
    stop.part("wait").ifPresent(wait -> response.setHeader("Retry-After", wait));
    stop.part("approval").ifPresent(id -> response.setHeader(Gate.APPROVAL, id));
    Optional<String> body = stop.part("body");
    if (body.isPresent()) {
      Refusals.say(response, stop.status(), body.get());
    } else {
      Refusals.send(
          response, stop.status(), stop.part("code").orElse(""), stop.part("detail").orElse(""));
    }
  }

  private static void change(Visit visit, Caller caller, HttpServletRequest known, FilterChain next)
      throws IOException, ServletException {
    boolean returned = false;
    try {
      next.doFilter(known, visit.response());
      returned = true;
    } finally {
      int status = visit.response().getStatus();
      Map<String, String> deed = visit.deed(caller, returned && status < 400 ? "done" : "failed");
      Change.before(visit.request()).ifPresent(text -> deed.put("before", text));
      deed.put("after", Change.after(visit.request()).orElse("HTTP " + (returned ? status : 500)));
      visit.gate().keep(deed);
    }
  }

  /** A request of somebody who is known, as the servlet interface says it. */
  private static final class Known extends HttpServletRequestWrapper {
    private final Caller caller;

    Known(HttpServletRequest request, Caller caller) {
      super(request);
      this.caller = caller;
    }

    @Override
    public @org.jspecify.annotations.Nullable Principal getUserPrincipal() {
      return caller.role().isPresent() ? caller : null;
    }

    @Override
    public @org.jspecify.annotations.Nullable String getRemoteUser() {
      return caller.role().isPresent() ? caller.name() : null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.role().filter(own -> own.word().equals(role)).isPresent();
    }
  }
}
