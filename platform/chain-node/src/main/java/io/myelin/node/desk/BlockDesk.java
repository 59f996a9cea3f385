package io.myelin.node.desk;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.Block;
import io.myelin.api.chain.BlockRow;
import io.myelin.api.chain.DecodedEvent;
import io.myelin.api.chain.DecodedExtrinsic;
import io.myelin.api.chain.Payout;
import io.myelin.api.chain.RawBlock;
import io.myelin.api.serving.Problems;
import io.myelin.codec.EventRecord;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.BlockDecoder;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.Hex;
import io.myelin.primitives.block.Header;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Blocks and what is in them. */
@Dependent
public class BlockDesk {
  private final ChainService chain;
  private final ChainCodecs codecs;
  private final States states;
  private final Lists lists;

  @Inject
  public BlockDesk(ChainService chain, ChainCodecs codecs, States states, Lists lists) {
    this.chain = chain;
    this.codecs = codecs;
    this.states = states;
    this.lists = lists;
  }

  public Listing<BlockRow> blocks(OrderQuery query) {
    return lists.ordered(query, BlockRow.class, newestFirst -> new BlockRows(chain, newestFirst));
  }

  public Block block(String id) {
    ChainBlock block = states.block(id);
    boolean isFinal = block.number() <= chain.ledger().finalized().height();
    return Views.block(block, isFinal, chain.addressBook());
  }

  public RawBlock raw(String id) {
    var stored = chain.ledger().blockAt(states.block(id).number()).orElseThrow();
    return new RawBlock(
        stored.height(),
        stored.hash().hex(),
        Hex.encode(Header.CODEC.encode(stored.header())),
        stored.extrinsics().stream().map(Hex::encode).toList());
  }

  public Listing<Payout> payouts(String id, TableQuery query) {
    return lists.table(
        query,
        id,
        Payout.class,
        at -> {
          ChainBlock block = states.block(at);
          return new Table<>(Views.asOf(block), Views.payouts(block, chain.addressBook()));
        });
  }

  public Listing<DecodedExtrinsic> extrinsics(String id, TableQuery query) {
    return lists.table(
        query,
        id,
        DecodedExtrinsic.class,
        at -> {
          ChainBlock block = states.block(at);
          return new Table<>(
              Views.asOf(block),
              new BlockDecoder(codecs.executing(block))
                  .extrinsics(block.extrinsics(), codecs.events(block)).stream()
                      .map(Words::extrinsic)
                      .toList());
        });
  }

  public Listing<DecodedEvent> events(String id, TableQuery query) {
    return lists.table(
        query,
        id,
        DecodedEvent.class,
        at -> {
          ChainBlock block = states.block(at);
          return new Table<>(
              Views.asOf(block),
              new BlockDecoder(codecs.executing(block))
                  .events(events(block)).stream().map(Words::event).toList());
        });
  }

  private List<EventRecord> events(ChainBlock block) {
    return codecs
        .events(block)
        .orElseThrow(
            () ->
                Problems.notFound(
                    "The events of block "
                        + block.number()
                        + " are not known here: an earlier build made it, without a receipt, and"
                        + " its state is discarded. The indexer makes missing receipts; ask"
                        + " again later."));
  }
}
