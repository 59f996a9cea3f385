package io.myelin.node.rest;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.TaggedChangeQuery;
import io.myelin.api.serving.Looks;
import io.myelin.api.serving.Once;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import io.myelin.api.serving.Tags;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.node.chain.NodeSettings;
import io.myelin.node.security.Deeds;
import io.myelin.primitives.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** How changes are made: once for a key, looked at first, and of what was seen only. */
@Dependent
public class SentChanges {
  private final HttpServletRequest request;
  private final Once once;
  private final Deeds deeds;

  @Inject
  public SentChanges(HttpServletRequest request, Once once, Deeds deeds) {
    this.request = request;
    this.once = once;
    this.deeds = deeds;
  }

  /**
   * Makes it, or says what it would make.
   *
   * @param sent tells it from another change of the same address
   * @param look refuses what the change would refuse
   */
  Response make(
      ChangeQuery how, List<Object> sent, Supplier<Difference> look, Callable<Once.Answer> change)
      throws Exception {
    if (Looks.only(how.dryRun)) {
      return Looks.answer(
          look.get(), text -> Change.before(request, text), text -> Change.after(request, text));
    }
    String what = request.getMethod() + " " + request.getRequestURI();
    return once.of(new Once.Key(Caller.of(request).name(), what, how.key), sent, change);
  }

  /** What a person types to do the same; empty of secrets. */
  Lines lines() {
    return NodeSettings.load().lines();
  }

  /**
   * Refuses a change of what is not any more what was seen.
   *
   * @param change how names of its changes begin in the audit log
   */
  void seen(TaggedChangeQuery how, String tag, String change) {
    if (!new Tags(how.seen).fit(tag)) {
      throw changedMeanwhile(tag, change);
    }
  }

  private Refused changedMeanwhile(String tag, String change) {
    return Problems.refusal(
        412,
        "changed-meanwhile",
        "The change was refused, because it is not what was seen any more: "
            + deeds.lastChange(change, request.getRequestURI())
            + ". Look again: GET "
            + request.getRequestURI()
            + "; its tag is "
            + Tags.quoted(tag)
            + " now.");
  }
}
