package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.chain.EventRow;
import io.myelin.api.chain.ExtrinsicRow;
import io.myelin.api.chain.ExtrinsicsApi;
import io.myelin.api.chain.PrepareRequest;
import io.myelin.api.chain.Prepared;
import io.myelin.api.chain.SubmitRequest;
import io.myelin.api.chain.Trial;
import io.myelin.api.chain.TrialRequest;
import io.myelin.node.desk.ExtrinsicDesk;
import io.myelin.node.desk.HistoryDesk;
import io.myelin.node.desk.SigningDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Extrinsics of the past, and of the next block. */
@Dependent
public class ExtrinsicsResource implements ExtrinsicsApi {
  private final HistoryDesk history;
  private final ExtrinsicDesk desk;
  private final SigningDesk signing;

  @Inject
  public ExtrinsicsResource(HistoryDesk history, ExtrinsicDesk desk, SigningDesk signing) {
    this.signing = signing;
    this.history = history;
    this.desk = desk;
  }

  @Override
  public Listing<ExtrinsicRow> extrinsics(
      OrderQuery list,
      String signer,
      String pallet,
      String call,
      String success,
      String netuid,
      String from,
      String to) {
    return history.extrinsics(
        list, new HistoryDesk.CallQuery(signer, pallet, call, success, netuid, from, to));
  }

  @Override
  public ExtrinsicRow extrinsic(String hash) {
    return history.extrinsic(hash);
  }

  @Override
  public Listing<EventRow> events(
      OrderQuery list, String pallet, String event, String netuid, String from, String to) {
    return history.events(list, new HistoryDesk.EventQuery(pallet, event, netuid, from, to));
  }

  @Override
  public Trial dryRun(TrialRequest request) {
    return desk.tried(request);
  }

  @Override
  public Prepared prepare(PrepareRequest request) {
    return signing.prepare(request);
  }

  @Override
  public Response submit(SubmitRequest request) {
    return Response.accepted(signing.submit(request)).build();
  }
}
