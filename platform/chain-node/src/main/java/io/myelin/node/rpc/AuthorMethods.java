package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.Submission;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;

/** Submission of transactions. */
final class AuthorMethods {
  private final Ledger ledger;
  private final Subscriptions subscriptions;

  private AuthorMethods(Ledger ledger, Subscriptions subscriptions) {
    this.ledger = ledger;
    this.subscriptions = subscriptions;
  }

  static void register(Methods methods, Ledger ledger, Subscriptions subscriptions) {
    AuthorMethods author = new AuthorMethods(ledger, subscriptions);
    methods.add(
        call -> Json.text(author.submit(call.params().hex(0)).hex()), "author_submitExtrinsic");
    methods.add(author::watch, "author_submitAndWatchExtrinsic");
    methods.add(
        call -> Json.texts(ledger.pool().pending().stream().map(Hex::encode).toList()),
        "author_pendingExtrinsics");
  }

  private Hash256 submit(byte[] extrinsic) throws RpcException {
    Submission answer = ledger.pool().submit(extrinsic);
    if (answer instanceof Submission.Refused refused) {
      throw new RpcException(refused.code(), refused.message(), refused.data());
    }
    return ((Submission.Accepted) answer).hash();
  }

  /** Watches before it submits, so that no status is lost; a refusal is an error reply. */
  private JsonNode watch(Call call) throws RpcException {
    byte[] extrinsic = call.params().hex(0);
    Subscription watch = subscriptions.watch(call.subscriber(), Hashes.blake2b256(extrinsic));
    try {
      submit(extrinsic);
    } catch (RpcException | RuntimeException e) {
      subscriptions.end(watch);
      throw e;
    }
    call.undo(() -> subscriptions.end(watch));
    call.after(watch::release);
    return Json.text(watch.id());
  }
}
