package io.myelin.node.desk;

import io.myelin.api.chain.PayoutProof;
import io.myelin.api.serving.Problems;
import io.myelin.ledger.Receipts;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.block.Header;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Shows a payout to somebody who trusts a block's hash and nobody else. */
@Dependent
public class ProofDesk {
  private final ChainService chain;
  private final States states;

  @Inject
  public ProofDesk(ChainService chain, States states) {
    this.chain = chain;
    this.states = states;
  }

  public PayoutProof proof(String id, String index) {
    long number = states.block(id).number();
    StoredBlock block = chain.ledger().blockAt(number).orElseThrow();
    Receipt receipt =
        chain
            .ledger()
            .receipts()
            .at(number)
            .filter(kept -> Receipts.provable(block))
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "The header of block "
                            + number
                            + " names no receipts root: blocks do from runtime version 427 on."));
    if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= receipt.payouts().size()) {
      throw Problems.notFound(
          "Block "
              + number
              + " has "
              + receipt.payouts().size()
              + " payouts, numbered from 0; there is no '"
              + Problems.echo(index)
              + "'.");
    }
    return view(block, ReceiptTree.of(receipt).prove(receipt, Integer.parseInt(index)));
  }

  /** All that samples/proofs/verify.py needs. */
  public static PayoutProof view(StoredBlock block, io.myelin.ledger.receipt.PayoutProof proof) {
    return new PayoutProof(
        block.hash().hex(),
        header(block.header()),
        proof.index(),
        new PayoutProof.Paid(
            proof.payout().netuid().value(),
            Hex.encode(proof.payout().hotkey().bytes()),
            Ss58.encode(proof.payout().hotkey()),
            proof.payout().kind().name(),
            Views.rao(proof.payout().amount())),
        Hex.encode(proof.key()),
        Hex.encode(proof.leaf()),
        proof.nodes().stream().map(Hex::encode).toList());
  }

  private static PayoutProof.Header header(Header header) {
    return new PayoutProof.Header(
        header.parentHash().hex(),
        "0x" + Long.toHexString(header.number()),
        header.stateRoot().hex(),
        header.extrinsicsRoot().hex(),
        new PayoutProof.Digest(header.digestLogs().stream().map(Hex::encode).toList()));
  }
}
