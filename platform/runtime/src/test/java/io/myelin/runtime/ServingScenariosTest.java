package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorEvents.AxonServed;
import io.myelin.runtime.subtensor.SubtensorTypes.AxonInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Publishing an axon (scenarios.md N, S292 - S295). */
class ServingScenariosTest {
  private static final String MINER = "//Bob//0";
  private static final BigInteger IP = BigInteger.valueOf(0x08080808L);
  private final Scene scene = new Scene(Map.of());

  @BeforeEach
  void oneMiner() {
    scene.register("//Bob", 1);
  }

  @Test // S292
  void shouldStoreWhatWasServedAndReplaceItLater() {
    assertEquals("", scene.run(MINER, new Calls.ServeAxon(TEXT, 2, IP, 8091, 4, 1, 5, 6)));
    assertEquals(List.of(new AxonServed(TEXT, scene.id(MINER))), scene.events());
    assertEquals(new AxonInfo(1, 2, IP, 8091, 4, 1, 5, 6), stored());
    scene.blocks(1);
    assertEquals("", serve(7, 6, "1"));
    assertEquals(7, stored().port());
    assertEquals(2, stored().block());
  }

  @Test // S293
  void shouldLimitTheRate() {
    scene.edit(state -> scene.s.servingRateLimit.put(state, TEXT, 2L));
    assertEquals("", serve(1, 4, "8080808"));
    scene.blocks(1);
    assertEquals("ServingRateLimitExceeded", serve(1, 4, "8080808"));
    scene.blocks(1);
    assertEquals("", serve(1, 4, "8080808"));
  }

  @ParameterizedTest // S294, S295
  @CsvSource({
    "80, 4, 8080808, ''",
    "80, 6, 10002000300040005000600070008, ''",
    "80, 4, 0, ''",
    "80, 6, 0, ''",
    "0, 4, 8080808, InvalidPort",
    "80, 0, 8080808, InvalidIpType",
    "80, 5, 8080808, InvalidIpType",
    "80, 4, 7f000001, InvalidIpAddress",
    "80, 4, fffffffe, ''",
    "80, 4, ffffffff, InvalidIpAddress",
    "80, 4, 100000000, InvalidIpAddress",
    "80, 6, 1, InvalidIpAddress",
    "80, 6, ffffffffffffffffffffffffffffffff, InvalidIpAddress"
  })
  void shouldCheckPortTypeAndAddress(int port, int type, String ip, String error) {
    scene.edit(state -> scene.s.allowLoopbackAxons.put(state, false));
    assertEquals(error, serve(port, type, ip));
  }

  @Test
  void shouldAllowLoopbackWhereTheGenesisSaysSo() {
    assertEquals("", serve(80, 4, "7f000001"));
  }

  @Test
  void shouldAskForARegisteredHotkey() {
    Calls.ServeAxon fine = new Calls.ServeAxon(TEXT, 1, IP, 80, 4, 4, 0, 0);
    assertEquals("HotKeyNotRegisteredInNetwork", scene.run("//Eve", fine));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), fine));
    assertEquals(
        "HotKeyNotRegisteredInNetwork",
        scene.run(MINER, new Calls.ServeAxon(new NetUid(9), 1, IP, 80, 4, 4, 0, 0)));
  }

  private String serve(int port, int type, String ip) {
    return scene.run(
        MINER, new Calls.ServeAxon(TEXT, 1, new BigInteger(ip, 16), port, type, 4, 0, 0));
  }

  private AxonInfo stored() {
    return scene.s.axons.find(scene.state(), TEXT, scene.id(MINER)).orElseThrow();
  }
}
