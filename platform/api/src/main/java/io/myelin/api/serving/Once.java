package io.myelin.api.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.myelin.api.json.ContractJson;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Answers to changes that were sent with an Idempotency-Key: sent again, they change nothing and
 * are answered as before. In memory, the last 1,000 of a day; one for each application.
 */
public class Once {
  static final int MOST = 1_000;
  private static final Duration LIFE = Duration.ofHours(24);
  private static final String KEY = "[!-~]{1,100}";

  /** What was sent may hold a password: kept is what nobody can try passwords against. */
  private record Digest(String hex) {}

  private final byte[] salt = new byte[32];
  private final InstantSource clock;
  private final Map<Key, Kept> kept = new LinkedHashMap<>();

  public Once() {
    this(InstantSource.system());
  }

  public Once(InstantSource clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(salt);
  }

  /**
   * @param who asks: keys of others are other keys
   * @param what what is changed
   */
  public record Key(String who, String what, String key) {}

  /** An answer that can be given again. */
  public record Answer(
      int status, Optional<Object> body, Optional<String> location, Optional<String> tag) {
    public static Answer of(int status, Object body) {
      return new Answer(status, Optional.of(body), Optional.empty(), Optional.empty());
    }

    /** Done, and nothing to say. */
    public static Answer none() {
      return new Answer(204, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Answer tagged(String text) {
      return new Answer(status, body, location, Optional.of(text));
    }

    public Answer at(String place) {
      return new Answer(status, body, Optional.of(place), tag);
    }

    public Response response() {
      Response.ResponseBuilder response = Response.status(status);
      body.ifPresent(response::entity);
      location.ifPresent(place -> response.header("Location", place));
      tag.ifPresent(text -> response.header("ETag", "\"" + text + "\""));
      return response.build();
    }
  }

  private record Kept(Digest sent, Instant at, Optional<Answer> answer) {}

  /**
   * @param key its text is empty where none was sent
   * @param parts tell what was sent with the key from anything else
   * @throws Refused when something else was sent with the key, or it is under way
   */
  public Response of(Key key, List<Object> parts, Callable<Answer> change) throws Exception {
    return answer(key, parts, change).response();
  }

  Answer answer(Key key, List<Object> parts, Callable<Answer> change) throws Exception {
    if (key.key().isEmpty()) {
      return change.call();
    }
    if (!key.key().matches(KEY)) {
      throw Problems.refusal(
          400,
          "bad-request",
          "The Idempotency-Key was refused; needed: 1 to 100 printable characters without spaces.");
    }
    Digest sent = digest(parts);
    Optional<Answer> before = begin(key, sent);
    if (before.isPresent()) {
      return before.get();
    }
    boolean done = false;
    try {
      Answer answer = change.call();
      end(key, new Kept(sent, clock.instant(), Optional.of(answer)));
      done = true;
      return answer;
    } finally {
      if (!done) {
        forget(key);
      }
    }
  }

  private Digest digest(List<Object> parts) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(salt);
      return new Digest(
          HexFormat.of().formatHex(hash.digest(ContractJson.mapper().writeValueAsBytes(parts))));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("what was sent does not become a digest", e);
    }
  }

  private synchronized Optional<Answer> begin(Key key, Digest sent) {
    Instant oldest = clock.instant().minus(LIFE);
    kept.values().removeIf(each -> each.at().isBefore(oldest));
    Optional<Kept> known = Optional.ofNullable(kept.get(key));
    if (known.isEmpty()) {
      end(key, new Kept(sent, clock.instant(), Optional.empty()));
      return Optional.empty();
    }
    if (!known.get().sent().equals(sent)) {
      throw Problems.refusal(
          409,
          "key-used",
          "The Idempotency-Key was refused: something else was sent with it; needed: a new key for"
              + " a new change.");
    }
    return Optional.of(
        known
            .get()
            .answer()
            .orElseThrow(
                () ->
                    Problems.refusal(
                        409,
                        "under-way",
                        "A change with this Idempotency-Key is under way; ask again in a"
                            + " moment.")));
  }

  private synchronized void end(Key key, Kept now) {
    kept.remove(key);
    kept.put(key, now);
    Iterator<Key> eldest = kept.keySet().iterator();
    while (kept.size() > MOST) {
      eldest.next();
      eldest.remove();
    }
  }

  private synchronized void forget(Key key) {
    kept.remove(key);
  }
}
