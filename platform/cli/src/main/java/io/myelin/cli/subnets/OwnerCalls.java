package io.myelin.cli.subnets;

import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.DispatchResult;
import io.myelin.client.StorageKeys;
import io.myelin.codec.value.Plain;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import java.time.Duration;
import java.util.Optional;

/** What a subnet's owner sends to the chain, each waited for until it stands in a block. */
final class OwnerCalls {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TRIES = 20;

  private final ChainClient chain;
  private final KeyPair owner;

  OwnerCalls(ChainClient chain, KeyPair owner) {
    this.chain = chain;
    this.owner = owner;
  }

  AccountId account() {
    return owner.accountId();
  }

  Rao free() {
    return chain.free(owner.accountId());
  }

  NetUid register(AccountId hotkey, String name) {
    ChainClient.Outcome outcome =
        sent("The registration of the subnet", Calls.registerNetwork(hotkey, name));
    return outcome.events().stream()
        .filter(event -> event.is("SubtensorModule", "NetworkAdded"))
        .flatMap(event -> event.fields().at(0).stream())
        .map(value -> new NetUid(Plain.count(value)))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "The subnet was registered in block "
                        + outcome.block().number()
                        + ", but no event tells its number; see ./myelin subnets."));
  }

  /** May have to wait for so many blocks after the registration as the chain says. */
  void start(NetUid netuid) throws InterruptedException {
    patiently("The start of subnet " + netuid.value(), Calls.startCall(netuid));
  }

  boolean isSudo() {
    return chain
        .query(StorageKeys.item("Sudo", "Key"))
        .map(Plain::account)
        .equals(Optional.of(owner.accountId()));
  }

  /** The chain refuses it close to an epoch. */
  void tempo(NetUid netuid, int blocks) throws InterruptedException {
    patiently("The tempo of subnet " + netuid.value(), Calls.sudo(Calls.setTempo(netuid, blocks)));
  }

  void emission(NetUid netuid) throws InterruptedException {
    patiently(
        "The emission of subnet " + netuid.value(),
        Calls.sudo(Calls.setSubnetEmissionEnabled(netuid, true)));
  }

  void fund(AccountId whom, Rao amount) {
    sent("The transfer of " + amount.toTao() + " TAO", Calls.transferKeepAlive(whom, amount));
  }

  private void patiently(String what, Call call) throws InterruptedException {
    for (int left = TRIES; ; left--) {
      try {
        sent(what, call);
        return;
      } catch (Refusal refused) {
        if (left == 0) {
          throw refused;
        }
        Thread.sleep(chain.blockTime().toMillis());
      }
    }
  }

  private ChainClient.Outcome sent(String what, Call call) {
    ChainClient.Outcome outcome = chain.submitAndWait(owner, call, LIMIT);
    if (outcome.result() instanceof DispatchResult.Failed failed) {
      throw new Refusal(
          what
              + " was refused by the chain in block "
              + outcome.block().number()
              + ": "
              + failed.why());
    }
    return outcome;
  }
}
