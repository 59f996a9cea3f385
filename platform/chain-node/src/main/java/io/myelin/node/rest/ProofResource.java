package io.myelin.node.rest;

import io.myelin.ledger.Receipts;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.receipt.PayoutProof;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.block.Header;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows a payout to somebody who trusts a block's hash and nobody else. */
@RequestScoped
@Path("blocks/{height}/payouts/{index}/proof")
@Produces("application/json")
@Tag(name = "chain", description = "Head, supply and blocks.")
public class ProofResource {
  @Inject private ChainService chain;

  /** The header in the form of chain_getHeader. */
  record HeaderView(
      String parentHash,
      String number,
      String stateRoot,
      String extrinsicsRoot,
      DigestView digest) {
    static HeaderView of(Header header) {
      return new HeaderView(
          header.parentHash().hex(),
          "0x" + Long.toHexString(header.number()),
          header.stateRoot().hex(),
          header.extrinsicsRoot().hex(),
          new DigestView(header.digestLogs().stream().map(Hex::encode).toList()));
    }
  }

  record DigestView(List<String> logs) {}

  record PaidView(int netuid, String account, String hotkey, String kind, String amount) {}

  record ProofView(
      String block,
      HeaderView header,
      int index,
      PaidView payout,
      String key,
      String leaf,
      List<String> proof) {}

  @GET
  @Operation(
      summary = "Nodes of the receipts trie that show one payout under the block's header",
      description =
          "'index' is the payout's place in its block, from 0. samples/proofs/verify.py checks the"
              + " answer. Blocks of runtime version 426 have no receipts root.")
  public String proof(@PathParam("height") String height, @PathParam("index") String index) {
    long number = Query.height("height", height);
    StoredBlock block =
        chain
            .ledger()
            .blockAt(number)
            .orElseThrow(() -> Problem.notFound("No block " + number + " is known here."));
    Receipt receipt =
        chain
            .ledger()
            .receipts()
            .at(number)
            .filter(kept -> Receipts.provable(block))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "The header of block "
                            + number
                            + " names no receipts root: blocks do from runtime version 427 on."));
    if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= receipt.payouts().size()) {
      throw Problem.notFound(
          "Block "
              + number
              + " has "
              + receipt.payouts().size()
              + " payouts, numbered from 0; there is no '"
              + index
              + "'.");
    }
    return json(block, ReceiptTree.of(receipt).prove(receipt, Integer.parseInt(index)));
  }

  /** The answer: all that samples/proofs/verify.py needs. */
  public static String json(StoredBlock block, PayoutProof proof) {
    return Json.text(
        new ProofView(
            block.hash().hex(),
            HeaderView.of(block.header()),
            proof.index(),
            new PaidView(
                proof.payout().netuid().value(),
                Hex.encode(proof.payout().hotkey().bytes()),
                Ss58.encode(proof.payout().hotkey()),
                proof.payout().kind().name(),
                Views.rao(proof.payout().amount())),
            Hex.encode(proof.key()),
            Hex.encode(proof.leaf()),
            proof.nodes().stream().map(Hex::encode).toList()));
  }
}
