package io.myelin.node.security.people;

import io.myelin.access.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links that sign their owner in once, for who has no other way in yet. */
public final class SignInLinks {
  public static final Duration LIFE = Duration.ofMinutes(15);
  private static final int MOST = 5;

  /**
   * @param expires seconds since 1970
   * @param by who had it made
   */
  record Link(String hash, long expires, String by) {}

  private final Kept<Link> kept;
  private final InstantSource clock;

  public SignInLinks(Path dataFolder, InstantSource clock) {
    this.kept = new Kept<>(dataFolder.resolve("access").resolve("links.json"), Link.class);
    this.clock = clock;
  }

  private List<Link> living() {
    long now = clock.instant().getEpochSecond();
    return kept.all().stream().filter(link -> link.expires() > now).toList();
  }

  /** Makes one and gives its secret, which is nowhere else; the oldest of too many ends. */
  public synchronized String make(String by) {
    String secret = Secrets.fresh();
    List<Link> all = new ArrayList<>(living());
    all.add(new Link(Secrets.hash(secret), clock.instant().plus(LIFE).getEpochSecond(), by));
    kept.replace(all.subList(Math.max(0, all.size() - MOST), all.size()));
    return secret;
  }

  /**
   * Uses one up; only the first of two who come at the same time has used it.
   *
   * @return who had it made; empty when it is none
   */
  public synchronized Optional<String> use(String secret) {
    String hash = Secrets.hash(secret);
    Optional<Link> used =
        living().stream().filter(link -> Secrets.same(link.hash(), hash)).findAny();
    kept.replace(living().stream().filter(link -> !used.equals(Optional.of(link))).toList());
    return used.map(Link::by);
  }
}
