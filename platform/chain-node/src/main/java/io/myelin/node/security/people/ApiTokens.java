package io.myelin.node.security.people;

import io.myelin.access.Role;
import io.myelin.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bearer tokens for programs. Each is shown once and ends by itself. */
public final class ApiTokens {
  public static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST = 1_000;
  private static final Pattern FORM = Pattern.compile("myt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,62}");

  private final Kept<ApiToken> kept;
  private final InstantSource clock;

  /** A token and its text, which is nowhere else. */
  public record Made(ApiToken token, String text) {}

  public ApiTokens(Path dataFolder, InstantSource clock) {
    this.kept = new Kept<>(dataFolder.resolve("access").resolve("tokens.json"), ApiToken.class);
    this.clock = clock;
  }

  public List<ApiToken> all() {
    return kept.all().stream().filter(this::lives).toList();
  }

  private boolean lives(ApiToken token) {
    return token.expires() > clock.instant().getEpochSecond();
  }

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public synchronized Made make(String name, Role role, String by, Duration life) {
    check(name, life);
    byte[] number = Secrets.sha256().digest(Secrets.fresh().getBytes(StandardCharsets.US_ASCII));
    String id = HexFormat.of().formatHex(number, 0, 8);
    String secret = Secrets.fresh();
    long now = clock.instant().getEpochSecond();
    ApiToken token =
        new ApiToken(id, Secrets.hash(secret), name, role.word(), by, now, now + life.toSeconds());
    List<ApiToken> left = new ArrayList<>(all());
    left.add(token);
    kept.replace(left);
    return new Made(token, "myt_" + id + "_" + secret);
  }

  /**
   * Whether one could be made.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public void check(String name, Duration life) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The token's name was refused; needed: a letter or digit and then up to 62 letters,"
              + " digits, spaces, '.', '_' or '-'.");
    }
    if (life.compareTo(LONGEST) > 0 || life.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "The token would live "
              + life.toMinutes()
              + " minutes; needed: 1 minute to "
              + LONGEST.toDays()
              + " days.");
    }
    if (all().size() >= MOST) {
      throw new IllegalArgumentException("There are " + MOST + " tokens; revoke one first.");
    }
  }

  /** The token of a text, as long as it lives. */
  public Optional<ApiToken> find(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String hash = Secrets.hash(form.group(2));
    return all().stream()
        .filter(each -> each.id().equals(form.group(1)))
        .filter(each -> Secrets.same(each.hash(), hash))
        .findAny();
  }

  /** Those that somebody made. */
  public synchronized void revokeOf(String maker) {
    kept.replace(kept.all().stream().filter(each -> !each.by().equalsIgnoreCase(maker)).toList());
  }

  public synchronized boolean revoke(String id) {
    boolean there = kept.all().stream().anyMatch(each -> each.id().equals(id));
    kept.replace(kept.all().stream().filter(each -> !each.id().equals(id)).toList());
    return there;
  }
}
