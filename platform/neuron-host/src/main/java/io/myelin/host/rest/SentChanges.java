package io.myelin.host.rest;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.serving.Looks;
import io.myelin.api.serving.Once;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.Callable;

/** How changes of the host are made: once for a key, or looked at only. */
@Dependent
public class SentChanges {
  private final HttpServletRequest request;
  private final Once once;

  @Inject
  public SentChanges(HttpServletRequest request, Once once) {
    this.request = request;
    this.once = once;
  }

  /** Who asks. */
  String who() {
    return Caller.of(request).name();
  }

  /**
   * Makes it, or says what it would make.
   *
   * @param what is changed
   * @param sent tells it from another change of the same
   * @param look refuses what the change would refuse
   */
  Response make(
      ChangeQuery how,
      String what,
      List<Object> sent,
      Callable<Difference> look,
      Callable<Once.Answer> change)
      throws Exception {
    return Looks.only(how.dryRun)
        ? Looks.answer(
            look.call(), text -> Change.before(request, text), text -> Change.after(request, text))
        : once.of(new Once.Key(who(), what, how.key), sent, change);
  }
}
