package io.myelin.node.security;

import io.myelin.access.Agreement;
import io.myelin.access.Permission;
import io.myelin.api.Problem;
import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import io.myelin.node.decoded.BusyException;
import io.myelin.node.security.approvals.Approvals;
import io.myelin.node.security.approvals.BodyWords;
import io.myelin.node.security.approvals.KeptApproval;
import io.myelin.node.security.approvals.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a change may begin that somebody may make: not too often, not without a second person
 * where one is needed, and not without an entry in the audit log.
 */
final class Changes {
  private final AccessSettings settings;
  private final Deeds deeds;
  private final Register register;

  Changes(AccessSettings settings, Deeds deeds, Register register) {
    this.settings = settings;
    this.deeds = deeds;
    this.register = register;
  }

  /** As a guard asks it; without an entry 'status' the change may go on. */
  Map<String, String> begin(Map<String, String> asked) {
    try {
      Duration wait = pause(asked);
      if (!wait.isZero()) {
        return tooMany(asked, wait);
      }
      if (!needsAnother(asked)) {
        return kept(asked);
      }
      Wanted wanted = wanted(asked);
      Optional<String> id = Optional.ofNullable(asked.get("approval"));
      return id.isPresent() ? use(id.get(), wanted, asked) : ask(wanted, asked);
    } catch (Refused refused) {
      Map<String, String> deed = new HashMap<>(asked);
      deed.putAll(Map.of("outcome", "refused", "after", refused.problem().code()));
      deeds.keep(deed);
      return stop(refused.problem());
    } catch (BusyException busy) {
      return stop(Problems.of(503, "busy", String.valueOf(busy.getMessage()), List.of()));
    }
  }

  private Duration pause(Map<String, String> asked) {
    String via = asked.getOrDefault("via", "");
    if (via.equals("owner-token")) {
      return Duration.ZERO;
    }
    // Whoever signs in twice is one; names of tokens are nobody's.
    String key =
        via.equals("token") ? "token " + asked.getOrDefault("id", "") : "person " + person(asked);
    return register.changes(Permission.of(asked.getOrDefault("permission", ""))).take(key);
  }

  private Map<String, String> tooMany(Map<String, String> asked, Duration wait) {
    Map<String, String> deed = new HashMap<>(asked);
    deed.putAll(Map.of("outcome", "refused", "after", "too-many-changes"));
    deeds.keep(deed);
    String seconds = Long.toString(wait.toSeconds() + 1);
    return Map.of(
        "status",
        "429",
        "code",
        "too-many-changes",
        "wait",
        seconds,
        "detail",
        "Too many changes were asked for by "
            + asked.getOrDefault("who", "")
            + " within ten minutes; needed: a pause of "
            + seconds
            + " s.");
  }

  private boolean needsAnother(Map<String, String> asked) {
    return settings.secondPerson()
        && Agreement.of(asked.getOrDefault("agreement", "-"))
            .needed(person(asked).equals(Register.MACHINES_OWNER));
  }

  /** As it was decided when they were let in: what has ended since makes nobody another. */
  private static String person(Map<String, String> asked) {
    String person = asked.getOrDefault("person", "");
    if (person.isEmpty()) {
      throw new IllegalStateException("a guard did not say whose change it is");
    }
    return person;
  }

  private static Wanted wanted(Map<String, String> asked) {
    return new Wanted(
        asked.getOrDefault("what", ""),
        asked.getOrDefault("permission", ""),
        asked.getOrDefault("method", ""),
        asked.getOrDefault("path", ""),
        asked.getOrDefault("query", ""),
        asked.getOrDefault("digest", ""),
        Optional.ofNullable(asked.get("body")).flatMap(BodyWords::of));
  }

  private Map<String, String> ask(Wanted wanted, Map<String, String> asked) {
    Approvals approvals = register.approvals();
    Optional<KeptApproval> pending = approvals.pending(wanted, person(asked));
    if (pending.isPresent()) {
      return waiting(pending.get());
    }
    KeptApproval drafted = approvals.draft(wanted, asked.getOrDefault("who", ""), person(asked));
    Map<String, String> deed = new HashMap<>(asked);
    deed.putAll(Map.of("outcome", "asked", "after", "waits for a second person: " + drafted.id()));
    Map<String, String> unkept = kept(deed);
    if (!unkept.isEmpty()) {
      return unkept;
    }
    approvals.add(drafted);
    return waiting(drafted);
  }

  private Map<String, String> use(String id, Wanted wanted, Map<String, String> asked) {
    Approvals approvals = register.approvals();
    Optional<KeptApproval> pending =
        approvals.pending(wanted, person(asked)).filter(each -> each.id().equals(id));
    if (pending.filter(each -> !each.approved()).isPresent()) {
      return waiting(pending.get());
    }
    KeptApproval used = approvals.use(id, wanted, person(asked));
    Map<String, String> deed = new HashMap<>(asked);
    deed.put("before", "approved by " + used.by() + ": " + used.id());
    return kept(deed);
  }

  private Map<String, String> kept(Map<String, String> deed) {
    return deeds
        .keep(deed)
        .map(why -> stop(Problems.of(503, "audit-unavailable", why, List.of())))
        .orElse(Map.of());
  }

  private Map<String, String> waiting(KeptApproval approval) {
    byte[] body = ContractJson.bytes(register.approvals().shown(approval, true, false));
    return Map.of(
        "status",
        "202",
        "approval",
        approval.id(),
        "body",
        new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String> stop(Problem problem) {
    return Map.of(
        "status", Integer.toString(problem.status()),
        "code", problem.code(),
        "detail", problem.detail());
  }
}
