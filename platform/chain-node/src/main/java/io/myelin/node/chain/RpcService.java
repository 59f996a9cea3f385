package io.myelin.node.chain;

import io.myelin.node.decoded.TrialDesk;
import io.myelin.node.rpc.JsonRpc;
import io.myelin.node.rpc.NodeInfo;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The one dispatcher that sockets and posts share; made when the first request finds a chain. */
@ApplicationScoped
public class RpcService {
  @Inject private ChainService chain;
  @Inject private TrialDesk trials;
  private volatile Optional<JsonRpc> rpc = Optional.empty();

  /**
   * The dispatcher.
   *
   * @throws ChainUnavailableException while the chain is not open
   */
  public JsonRpc rpc() {
    return rpc.orElseGet(this::create);
  }

  private synchronized JsonRpc create() {
    if (rpc.isEmpty()) {
      String type = chain.settings().preset().equals("dev") ? "Development" : "Live";
      NodeInfo info = new NodeInfo(chain.chainName(), type, "0.1.0");
      rpc = Optional.of(new JsonRpc(chain.ledger(), info, trial -> trials.bounded(trial::get)));
    }
    return rpc.orElseThrow();
  }

  @PreDestroy
  void stop() {
    rpc.ifPresent(JsonRpc::close);
  }
}
