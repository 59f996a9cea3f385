package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.Block;
import io.myelin.api.chain.BlockRow;
import io.myelin.api.chain.BlocksApi;
import io.myelin.api.chain.DecodedEvent;
import io.myelin.api.chain.DecodedExtrinsic;
import io.myelin.api.chain.Payout;
import io.myelin.api.chain.PayoutProof;
import io.myelin.api.chain.RawBlock;
import io.myelin.api.serving.Turns;
import io.myelin.node.desk.BlockDesk;
import io.myelin.node.desk.HistoryDesk;
import io.myelin.node.desk.ProofDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Blocks and what is in them. */
@Dependent
public class BlocksResource implements BlocksApi {
  private final BlockDesk desk;
  private final HistoryDesk history;
  private final ProofDesk proofs;
  private final Lasting request;

  @Inject
  public BlocksResource(BlockDesk desk, HistoryDesk history, ProofDesk proofs, Lasting request) {
    this.desk = desk;
    this.history = history;
    this.proofs = proofs;
    this.request = request;
  }

  @Override
  public Listing<BlockRow> blocks(OrderQuery list, String hasFailures) {
    return hasFailures.isEmpty() ? desk.blocks(list) : history.blocks(list, hasFailures);
  }

  @Override
  public Block block(String id) {
    return desk.block(id);
  }

  @Override
  public RawBlock raw(String id) {
    RawBlock raw = desk.raw(id);
    if (id.startsWith("0x")) {
      request.immutable();
    }
    return raw;
  }

  @Override
  public Listing<DecodedExtrinsic> extrinsicsOfBlock(String id, TableQuery list) {
    return Turns.OF_LARGE_WORK.take(() -> desk.extrinsics(id, list));
  }

  @Override
  public Listing<DecodedEvent> eventsOfBlock(String id, TableQuery list) {
    return Turns.OF_LARGE_WORK.take(() -> desk.events(id, list));
  }

  @Override
  public Listing<Payout> payoutsOfBlock(String id, TableQuery list) {
    return desk.payouts(id, list);
  }

  @Override
  public PayoutProof payoutProof(String id, String index) {
    return proofs.proof(id, index);
  }
}
