package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.validator.ValidatorSchedule;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentTest {
  private static final AccountId ALICE =
      SecretUri.parse("//Alice").keyPair(Scheme.SR25519).accountId();
  private static final AccountId BOB = SecretUri.parse("//Bob").keyPair(Scheme.SR25519).accountId();

  @Test
  void shouldGiveEveryRegisteredValidatorItsOwnLastUpdate() {
    ValidatorSchedule schedule = new ValidatorSchedule(20, 10, RoundRhythm.EACH);
    Moment now =
        new Moment(
            schedule,
            47,
            2,
            7,
            List.of(3L, 41L),
            Map.of(ALICE, 1),
            new StakeCheck(new NetUid(1), Map.of()));
    assertEquals(Optional.of(new Position(47, 2, 7, 41)), now.position(ALICE));
    assertEquals(Optional.empty(), now.position(BOB));
  }
}
