package io.myelin.node.security.people;

import io.myelin.access.Role;
import io.myelin.access.Secrets;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Who is signed in; outlives a restart of the node. */
public final class Sessions {
  private static final Logger LOG = Logger.getLogger(Sessions.class.getName());

  /** Whatever happens, one signs in again after this long. */
  public static final Duration LONGEST = Duration.ofHours(12);

  static final Duration IDLE = Duration.ofHours(2);

  /** Not each request is worth a write. */
  private static final Duration NOTED = Duration.ofMinutes(5);

  private static final int MOST = 1_000;
  private static final int MOST_OF_ONE = 20;
  private static final int LONGEST_AGENT = 200;

  private final Kept<Session> kept;
  private final InstantSource clock;

  /** A session and the secret that only its cookie has. */
  public record Begun(Session session, String secret) {}

  public Sessions(Path dataFolder, InstantSource clock) {
    this.kept = new Kept<>(dataFolder.resolve("access").resolve("sessions.json"), Session.class);
    this.clock = clock;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private boolean lives(Session session) {
    return session.expires() > now() && session.seen() + IDLE.toSeconds() > now();
  }

  public List<Session> all() {
    return kept.all().stream().filter(this::lives).toList();
  }

  /** Signs somebody in; the oldest of too many sessions ends. */
  public synchronized Begun begin(
      String name, String person, Role role, String via, String from, String agent) {
    String secret = Secrets.fresh();
    Session session =
        new Session(
            Secrets.fresh().substring(0, 12),
            Secrets.hash(secret),
            name,
            role.word(),
            via,
            now(),
            now() + LONGEST.toSeconds(),
            now(),
            from,
            agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)),
            person);
    List<Session> left = new ArrayList<>(all());
    List<Session> own = left.stream().filter(each -> each.name().equals(name)).toList();
    left.removeAll(own.subList(0, Math.max(0, own.size() + 1 - MOST_OF_ONE)));
    left.add(session);
    kept.replace(left.subList(Math.max(0, left.size() - MOST), left.size()));
    return new Begun(session, secret);
  }

  /** The session of a cookie, as long as it lives. */
  public synchronized Optional<Session> find(String secret) {
    String hash = Secrets.hash(secret);
    Optional<Session> found =
        kept.all().stream()
            .filter(each -> Secrets.same(each.hash(), hash))
            .filter(this::lives)
            .findAny();
    found.filter(session -> session.seen() + NOTED.toSeconds() < now()).ifPresent(this::note);
    return found;
  }

  /** A full disk signs nobody out before their time. */
  private void note(Session session) {
    try {
      kept.replace(
          kept.all().stream().map(each -> each.equals(session) ? each.seen(now()) : each).toList());
    } catch (UncheckedIOException notNow) {
      LOG.log(Level.FINE, "a session was not noted: {0}", notNow.getMessage());
    }
  }

  /** What proves that a page of this session asks; it cannot be turned back into the secret. */
  public static String mark(String secret) {
    return Secrets.hash("csrf " + secret);
  }

  /** Ends what fits; says how many there were. */
  public synchronized int end(Predicate<Session> which) {
    int before = kept.all().size();
    kept.replace(kept.all().stream().filter(which.negate()).toList());
    return before - kept.all().size();
  }
}
