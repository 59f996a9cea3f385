package io.myelin.api.serving;

import io.myelin.api.Difference;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;

/** Changes that are looked at only: nothing is changed, and the answer is what would be. */
public final class Looks {
  /** What the audit log has in place of what there is now. */
  public static final String CHANGED_NOTHING = "looked at only: nothing is changed";

  private Looks() {}

  /**
   * Whether a change is to be looked at only.
   *
   * @param dryRun the parameter of this name; empty where there is none
   * @throws Refused when it is no such word
   */
  public static boolean only(String dryRun) {
    if (!List.of("", "true", "false").contains(dryRun)) {
      throw Problems.badParameter("dryRun", dryRun, "true or false");
    }
    return dryRun.equals("true");
  }

  /**
   * The answer.
   *
   * @param before takes what there is, for the audit log
   * @param after takes that nothing was changed
   */
  public static Response answer(
      Difference difference, Consumer<String> before, Consumer<String> after) {
    difference.before().ifPresent(before);
    after.accept(CHANGED_NOTHING);
    return Response.ok(difference).build();
  }
}
