package io.myelin.router;

import io.myelin.spi.Answering.Call;
import io.myelin.spi.Context;
import io.myelin.spi.Context.Expert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The experts of all modalities that can say something about items. */
final class Panel {
  /** Of each modality so many are listened to, those with the highest incentive. */
  private static final int BEST = 4;

  private static final long SECONDS = 10;

  private final Context context;
  private final List<View> views = List.of(new TextView(), new EmbeddingView());

  Panel(Context context) {
    this.context = context;
  }

  record Member(View view, Expert expert) {
    String hotkey() {
      return expert.hotkey();
    }
  }

  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (View view : views) {
      context.experts(view.modality()).stream()
          .limit(BEST)
          .forEach(expert -> members.add(new Member(view, expert)));
    }
    return members;
  }

  /**
   * Asks all at once, each about items of its own.
   *
   * @return who answered, with a distribution for each of its items
   * @throws CancellationException when nobody waits for the answers any more
   */
  Map<Member, List<double[]>> ask(Map<Member, List<Item>> wanted, Call call)
      throws InterruptedException {
    Map<Member, CompletableFuture<List<double[]>>> asked = new LinkedHashMap<>();
    wanted.forEach(
        (member, items) ->
            asked.put(member, member.view().ask(context, member.expert(), items, call)));
    call.onCancel(() -> asked.values().forEach(each -> each.cancel(true)));
    Map<Member, List<double[]>> answers = new LinkedHashMap<>();
    for (Map.Entry<Member, CompletableFuture<List<double[]>>> each : asked.entrySet()) {
      try {
        answers.put(each.getKey(), each.getValue().get(SECONDS, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        context.metrics().count("experts_failed", 1);
      } catch (TimeoutException e) {
        each.getValue().cancel(true);
        context.metrics().count("experts_late", 1);
      }
    }
    return answers;
  }
}
