package io.myelin.guard;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the node's application knows of callers and keeps of their deeds, for all applications of
 * the server. Each has classes of its own, so what goes over is made of the platform's types.
 */
public record Gate(Function<Map<String, String>, Map<String, String>> door) {
  /** Under this name the node's application leaves its door, as an attribute of its context. */
  public static final String NAME = "io.myelin.gate";

  /** The header that names the approval of a change, of a request and of an answer. */
  static final String APPROVAL = "X-Myelin-Approval";

  /** The door of the application at the server's root, or of this one. */
  @SuppressWarnings("unchecked")
  public static Optional<Gate> of(ServletContext own) {
    return Optional.ofNullable(own.getAttribute(NAME))
        .or(
            () ->
                Optional.ofNullable(own.getContext("/"))
                    .flatMap(root -> Optional.ofNullable(root.getAttribute(NAME))))
        .map(door -> new Gate((Function<Map<String, String>, Map<String, String>>) door));
  }

  /** Who asks, by what the request brought. */
  Caller caller(Map<String, String> facts) {
    return Caller.of(ask("who", facts));
  }

  /**
   * Why a change is not made now.
   *
   * @param said the parts of the answer
   */
  record Stop(int status, Map<String, String> said) {
    Optional<String> part(String name) {
      return Optional.ofNullable(said.get(name));
    }
  }

  /**
   * Keeps that a change begins, or has it wait for a second person.
   *
   * @return why it must not begin; empty when it may and that is on the disk
   */
  Optional<Stop> begin(Map<String, String> deed) {
    Map<String, String> said = ask("begin", deed);
    return Optional.ofNullable(said.get("status"))
        .map(status -> new Stop(Integer.parseInt(status), said));
  }

  /** Whether changes wait for a second person. */
  boolean secondPerson() {
    return ask("settings", Map.of()).containsKey("second-person");
  }

  /**
   * Keeps a deed.
   *
   * @return why it could not be kept; empty when it is on the disk
   */
  Optional<String> keep(Map<String, String> deed) {
    return Optional.ofNullable(ask("keep", deed).get("failure"));
  }

  /**
   * Signs somebody in by what they sent: {@code link}, or {@code name} and {@code password}.
   *
   * @return {@code secret} of the session, or {@code status}, {@code code} and {@code detail}
   */
  public Map<String, String> signIn(HttpServletRequest request, Map<String, String> proof) {
    Map<String, String> asked = new HashMap<>(proof);
    asked.put("from", request.getRemoteAddr());
    Optional.ofNullable(request.getHeader("User-Agent"))
        .ifPresent(agent -> asked.put("agent", agent));
    return ask("sign-in", asked);
  }

  /**
   * Who changed something last, when and to what, in a clause.
   *
   * @param change how names of its changes begin in the audit log
   * @param place its path
   */
  public String lastChange(String change, String place) {
    return ask("changed", Map.of("what", change, "place", place)).getOrDefault("said", "");
  }

  /** Whether only this machine reaches the node, so that cookies need no TLS. */
  public boolean loopback() {
    return ask("settings", Map.of()).containsKey("loopback");
  }

  /** Whether people sign in by a provider, and not by a password here. */
  public boolean provider() {
    return ask("settings", Map.of()).containsKey("provider");
  }

  /** How long a session lives at most. */
  public Duration life() {
    return Duration.ofSeconds(Long.parseLong(ask("settings", Map.of()).getOrDefault("life", "0")));
  }

  /** Ends the session a request came with. */
  public void signOut(HttpServletRequest request) {
    ask("sign-out", Asked.facts(request, loopback()));
  }

  private Map<String, String> ask(String verb, Map<String, String> facts) {
    Map<String, String> asked = new HashMap<>(facts);
    asked.put("verb", verb);
    return door.apply(asked);
  }
}
