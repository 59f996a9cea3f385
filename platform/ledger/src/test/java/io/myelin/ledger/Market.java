package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sixty-five blocks of the dev chain in which every supported call is used. */
final class Market {
  static final int BLOCKS = 65;
  private static final NetUid TEXT = new NetUid(1);
  private static final NetUid FRESH = new NetUid(5);
  private static final List<Integer> SALT = List.of(4, 2);
  private final Ledger ledger;
  private final Map<String, KeyPair> keys = new LinkedHashMap<>();

  Market(Ledger ledger) {
    this.ledger = ledger;
  }

  List<StoredBlock> run() {
    List<StoredBlock> blocks = new ArrayList<>();
    for (int height = 1; height <= BLOCKS; height++) {
      script(height);
      blocks.add(ledger.produce(height * 250L));
    }
    return blocks;
  }

  private void script(int height) {
    switch (height) {
      case 1 -> {
        send("//Bob", Calls.burnedRegister(TEXT, id("//Bob//v")));
        send("//Charlie", Calls.burnedRegister(TEXT, id("//Charlie//v")));
        send("//Eve", Calls.burnedRegister(TEXT, id("//Eve//a")));
        send("//Eve", Calls.burnedRegister(TEXT, id("//Eve//b")));
        send("//Dave", Calls.registerNetwork(id("//Dave//owner")));
      }
      case 2 -> {
        send("//Bob", Calls.addStake(id("//Bob//v"), TEXT, Rao.tao(10_000)));
        send("//Charlie", Calls.addStake(id("//Charlie//v"), TEXT, Rao.tao(8_000)));
        send("//Ferdie", Calls.addStake(id("//Bob//v"), TEXT, Rao.tao(333)));
        send("//Ferdie", Calls.addStake(id("//Bob//v"), NetUid.ROOT, Rao.tao(77)));
        send("//Dave", Calls.startCall(FRESH));
        send("//Alice", Calls.sudo(Calls.setSubnetEmissionEnabled(FRESH, true)));
        send("//Alice", Calls.sudo(Calls.setTempo(FRESH, 7)));
        send("//Eve//a", Calls.serveAxon(TEXT, 1, 0x7f000001L, 8091));
      }
      case 3 -> {
        send("//Eve", Calls.transferKeepAlive(id("//New"), Rao.tao(3)));
        send("//Eve", transfer(0).compact(1_234_567).toByteArray());
        send("//Ferdie", transfer(4).bool(true).toByteArray());
        send("//Eve", new ScaleWriter().u8(0).u8(7).lengthPrefixed(new byte[9]).toByteArray());
        send("//Eve", new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[300]).toByteArray());
        send("//Eve", new ScaleWriter().u8(7).u8(91).bytes(id("//Eve//c").bytes()).toByteArray());
        send("//Eve", Calls.addStake(id("//Nobody"), TEXT, Rao.tao(1))); // fails
        send("//Eve", Calls.startCall(FRESH)); // fails: she does not own it
        send("//Bob", Calls.setTempo(TEXT, 9)); // fails: the sudo key may, through Sudo
      }
      case 25, 45 -> {
        send("//Bob//v", Calls.commitWeights(TEXT, commit("//Bob//v")));
        send("//Charlie//v", ofMechanism(115, Calls.commitWeights(TEXT, commit("//Charlie//v"))));
      }
      case 41 -> {
        send("//Bob//v", Calls.revealWeights(row(7), SALT));
        send("//Charlie//v", ofMechanism(116, Calls.revealWeights(row(7), SALT)));
      }
      case 49 -> send("//Eve", Calls.transferKeepAlive(id("//Ferdie"), Rao.tao(1)));
      case 50 -> send("//Ferdie", Calls.removeStake(id("//Bob//v"), TEXT, 100_000_000_000L));
      default -> {}
    }
  }

  private void send(String signer, Call call) {
    send(signer, Signing.bytes(call));
  }

  private void send(String signer, byte[] call) {
    KeyPair key = key(signer);
    byte[] extrinsic = Signing.sign(ledger, key, ledger.pool().nextIndex(key.accountId()), call);
    Submission answer = ledger.pool().submit(extrinsic);
    assertEquals(Submission.Accepted.class, answer.getClass(), signer + ": " + answer);
  }

  private Hash256 commit(String validator) {
    return Calls.commitHash(id(validator), row(7), SALT);
  }

  /** The same call in its form for one mechanism of a subnet, the first. */
  private static byte[] ofMechanism(int index, Call named) {
    byte[] call = Signing.bytes(named);
    byte[] rest = Arrays.copyOfRange(call, 4, call.length);
    return new ScaleWriter().u8(7).u8(index).u16(TEXT.value()).u8(0).bytes(rest).toByteArray();
  }

  /** The two miners, unequally. */
  private static Calls.Weights row(int bias) {
    return new Calls.Weights(TEXT, List.of(2, 3), List.of(60_000, 20_000 + bias), 0);
  }

  private ScaleWriter transfer(int index) {
    return new ScaleWriter().u8(5).u8(index).u8(0).bytes(id("//New").bytes());
  }

  private AccountId id(String uri) {
    return key(uri).accountId();
  }

  private KeyPair key(String uri) {
    return keys.computeIfAbsent(uri, u -> SecretUri.parse(u).keyPair(Scheme.SR25519));
  }
}
