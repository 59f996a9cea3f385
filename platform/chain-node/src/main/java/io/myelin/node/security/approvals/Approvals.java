package io.myelin.node.security.approvals;

import io.myelin.access.Secrets;
import io.myelin.api.access.Approval;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import io.myelin.node.security.people.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Changes that wait for a second person. Each is bound to what was asked for and to who asked, is
 * used once, and ends by itself; outlives a restart of the node.
 */
public final class Approvals {
  static final Duration LIFE = Duration.ofHours(24);

  /** How long one that has ended is still shown. */
  private static final Duration SHOWN = Duration.ofDays(7);

  private static final int MOST = 500;
  private static final int MOST_OF_ONE = 20;
  private static final int ID_LETTERS = 12;

  private final Kept<KeptApproval> kept;
  private final InstantSource clock;

  public Approvals(Path dataFolder, InstantSource clock) {
    this.kept =
        new Kept<>(dataFolder.resolve("access").resolve("approvals.json"), KeptApproval.class);
    this.clock = clock;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  /** Newest first. */
  public List<KeptApproval> all() {
    long since = now() - SHOWN.toSeconds();
    return kept.all().stream()
        .filter(each -> each.expires() > since)
        .sorted(Comparator.comparingLong(KeptApproval::asked).reversed())
        .toList();
  }

  /** What is to be seen of one: one whose time is over says so. */
  public String state(KeptApproval approval) {
    boolean over = approval.expires() <= now();
    return over && (approval.state().equals(KeptApproval.WAITING) || approval.approved())
        ? "expired"
        : approval.state();
  }

  /** What somebody asked for already, and what can still be decided on or used. */
  public synchronized Optional<KeptApproval> pending(Wanted wanted, String person) {
    return all().stream()
        .filter(each -> each.open(now()) && each.person().equals(person))
        .filter(wanted::is)
        .findFirst();
  }

  /**
   * What asks for a second person; nobody sees it before {@link #add}.
   *
   * @throws Refused when too much of theirs waits
   */
  public KeptApproval draft(Wanted wanted, String who, String person) {
    List<KeptApproval> left = all();
    long own =
        left.stream().filter(each -> each.person().equals(person) && each.open(now())).count();
    if (own >= MOST_OF_ONE) {
      throw Problems.refusal(
          429,
          "too-many-approvals",
          own
              + " changes of "
              + who
              + " wait for a second person; needed: fewer than "
              + MOST_OF_ONE
              + ". Have them decided, or take some back at /console/operations/approvals.",
          List.of());
    }
    return new KeptApproval(
        Secrets.fresh().replaceAll("[_-]", "x").substring(0, ID_LETTERS),
        wanted.change(),
        wanted.permission(),
        wanted.method(),
        wanted.path(),
        wanted.query(),
        wanted.bound(),
        wanted.body().map(BodyWords::text).orElse(""),
        who,
        person,
        now(),
        now() + LIFE.toSeconds(),
        KeptApproval.WAITING,
        "",
        0,
        "");
  }

  /** Has it wait for a second person. */
  public synchronized void add(KeptApproval asked) {
    List<KeptApproval> left = new ArrayList<>(all());
    left.add(asked);
    // What can still be used is never pushed out by what has ended.
    left.sort(
        Comparator.comparing((KeptApproval each) -> !each.open(now()))
            .thenComparing(Comparator.comparingLong(KeptApproval::asked).reversed()));
    kept.replace(left.subList(0, Math.min(MOST, left.size())));
  }

  /**
   * Uses an approval up, on the disk before anything is changed.
   *
   * @throws Refused saying why it does not count for this change
   */
  public synchronized KeptApproval use(String id, Wanted wanted, String person) {
    KeptApproval found = find(id);
    if (!found.person().equals(person)) {
      throw refused(
          403, "approval-of-another", "It was asked for by " + found.who() + ", who may use it.");
    }
    if (!wanted.is(found)) {
      throw refused(
          409,
          "approval-of-another-change",
          "It is for "
              + found.method()
              + " "
              + found.path()
              + " with the query and the body that were sent then, to the byte. Ask for this change"
              + " without the header X-Myelin-Approval.");
    }
    String state = state(found);
    if (!state.equals(KeptApproval.APPROVED)) {
      throw refused(
          409, "approval-" + state, "It is " + state + ". Ask once more without the header.");
    }
    replace(found.used());
    return found;
  }

  /**
   * Decides.
   *
   * @param person who decides; only somebody else approves, and whoever asked may take it back
   */
  public synchronized KeptApproval decide(
      String id, boolean approve, String reason, String by, String person) {
    KeptApproval found = find(id);
    String state = state(found);
    boolean open =
        state.equals(KeptApproval.WAITING) || !approve && state.equals(KeptApproval.APPROVED);
    if (!open) {
      throw refused(409, "approval-" + state, "It is " + state + " and stays so.");
    }
    if (approve && found.person().equals(person)) {
      throw refused(
          403,
          "approval-of-oneself",
          "It was asked for by "
              + found.who()
              + ", who is the same person; needed: another with the permission '"
              + found.permission()
              + "'. A token counts as the person who made it.");
    }
    KeptApproval decided =
        found.decided(approve ? KeptApproval.APPROVED : KeptApproval.REFUSED, by, now(), reason);
    replace(decided);
    return decided;
  }

  /** What somebody agreed to who may do so no more, and what nobody used yet, waits again. */
  public synchronized void withdraw(String name) {
    kept.replace(
        kept.all().stream()
            .map(each -> each.approved() && each.isBy(name) ? each.waitingAgain() : each)
            .toList());
  }

  /** One that is shown still. */
  public KeptApproval find(String id) {
    return all().stream()
        .filter(each -> each.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                Problems.notFound(
                    "There is no approval '"
                        + Problems.echo(id)
                        + "'; GET /api/v1/approvals lists them."));
  }

  private void replace(KeptApproval with) {
    kept.replace(
        kept.all().stream().map(each -> each.id().equals(with.id()) ? with : each).toList());
  }

  private static Refused refused(int status, String code, String detail) {
    return Problems.refusal(status, code, "The approval was refused. " + detail, List.of());
  }

  /**
   * As it is shown.
   *
   * @param own whether it is shown to who asked
   * @param may whether it is shown to somebody with its permission
   */
  public Approval shown(KeptApproval one, boolean own, boolean may) {
    boolean decided = !one.by().isEmpty();
    return new Approval(
        one.id(),
        one.change(),
        one.permission(),
        one.method(),
        one.path(),
        one.query(),
        one.summary(),
        one.digest(),
        one.who(),
        Instant.ofEpochSecond(one.asked()),
        Instant.ofEpochSecond(one.expires()),
        state(one),
        Optional.of(one.by()).filter(by -> decided),
        Optional.of(Instant.ofEpochSecond(one.decided())).filter(at -> decided),
        one.reason(),
        own,
        may && !own && state(one).equals(KeptApproval.WAITING),
        Optional.empty(),
        Optional.empty());
  }
}
