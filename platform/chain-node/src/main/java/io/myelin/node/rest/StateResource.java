package io.myelin.node.rest;

import io.myelin.api.ListQuery;
import io.myelin.api.Listing;
import io.myelin.api.chain.Metadata;
import io.myelin.api.chain.StateApi;
import io.myelin.api.chain.StateEntry;
import io.myelin.api.chain.StateProof;
import io.myelin.api.serving.Turns;
import io.myelin.node.desk.StateDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The state, entry by entry. */
@Dependent
public class StateResource implements StateApi {
  private final StateDesk desk;

  @Inject
  public StateResource(StateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Metadata metadata() {
    return desk.metadata();
  }

  @Override
  public Listing<StateEntry> entries(
      String pallet, String item, ListQuery list, List<String> key, String at) {
    return Turns.OF_LARGE_WORK.take(() -> desk.entries(pallet, item, list, key, at));
  }

  @Override
  public StateProof entryProof(String pallet, String item, List<String> key, String at) {
    return desk.proof(pallet, item, key, at);
  }
}
