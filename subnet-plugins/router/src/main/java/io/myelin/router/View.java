package io.myelin.router;

import io.myelin.spi.Answering.Call;
import io.myelin.spi.Context;
import io.myelin.spi.Context.Expert;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How a modality's experts are asked about items, and what their answers say. */
interface View {
  String modality();

  /**
   * A distribution over the choices of each item, in their order; fails when the expert does not
   * answer, or answers what is none.
   */
  CompletableFuture<List<double[]>> ask(
      Context context, Expert expert, List<Item> items, Call call);
}
