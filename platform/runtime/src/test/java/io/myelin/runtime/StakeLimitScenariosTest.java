package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeRemoved;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Staking and unstaking at a limit price where one alpha is one TAO (scenarios.md J, economics.md
 * 10.2): everything passes a limit that holds, and nothing another.
 */
class StakeLimitScenariosTest {
  private static final long ONE = Rao.PER_TAO;
  private static final long UNSIGNED_MOST = -1;
  private static final Rao MIN = Rao.of(2_000_000);
  private final Scene scene = new Scene(Map.of());
  private final AccountId hotkey = scene.id("//Bob//0");

  @BeforeEach
  void oneHotkey() {
    scene.register("//Bob", 1);
  }

  @ParameterizedTest // S230, S238
  @ValueSource(ints = {0, 1})
  void shouldStakeAnyAmountFromAPriceOfOneUpAndNothingBelow(int subnet) {
    NetUid netuid = new NetUid(subnet);
    assertEquals("SlippageTooHigh", add("//Eve", netuid, Rao.tao(7), ONE - 1, false));
    assertEquals("AmountTooLow", add("//Eve", netuid, Rao.tao(7), ONE - 1, true));
    assertEquals("SlippageTooHigh", add("//Eve", netuid, Rao.tao(7), 0, false));
    Rao free = scene.free("//Eve");
    assertEquals("", add("//Eve", netuid, Rao.tao(7), ONE, false));
    assertEquals(
        List.of(new StakeAdded(scene.id("//Eve"), hotkey, Rao.tao(7), Rao.tao(7), netuid, 0)),
        stakeEvents());
    assertEquals("", add("//Eve", netuid, Rao.tao(70_000), ONE, true));
    assertEquals("", add("//Eve", netuid, MIN, UNSIGNED_MOST, true));
    assertEquals(Rao.tao(70_007).plus(MIN), free.minus(scene.free("//Eve")));
    assertEquals(Rao.tao(70_007).plus(MIN), held("//Eve", netuid));
  }

  @ParameterizedTest // S230, S239
  @ValueSource(ints = {0, 1})
  void shouldUnstakeAnyAmountUpToAPriceOfOneAndNothingAbove(int subnet) {
    NetUid netuid = new NetUid(subnet);
    assertEquals("", add("//Eve", netuid, Rao.tao(90), ONE, false));
    assertEquals("SlippageTooHigh", remove("//Eve", netuid, Rao.tao(7), ONE + 1, false));
    assertEquals("AmountTooLow", remove("//Eve", netuid, Rao.tao(7), ONE + 1, true));
    assertEquals("SlippageTooHigh", remove("//Eve", netuid, Rao.tao(7), UNSIGNED_MOST, false));
    assertEquals(Rao.tao(90), held("//Eve", netuid));
    assertEquals("", remove("//Eve", netuid, Rao.tao(7), ONE, false));
    assertEquals(
        List.of(new StakeRemoved(scene.id("//Eve"), hotkey, Rao.tao(7), Rao.tao(7), netuid, 0)),
        stakeEvents());
    assertEquals("", remove("//Eve", netuid, Rao.tao(83), 0, true));
    assertEquals(List.of(), scene.s.alphaV2.entries(scene.state(), hotkey));
  }

  @Test // S240
  void shouldTakeAWholePositionBackAtALimitThatHoldsAndWithoutOne() {
    assertEquals("AmountTooLow", removeFull("//Eve", Optional.of(ONE))); // holds nothing
    assertEquals("", add("//Eve", TEXT, MIN.plus(Rao.of(1)), ONE, false));
    assertEquals("SlippageTooHigh", removeFull("//Eve", Optional.of(ONE + 1)));
    Rao free = scene.free("//Eve");
    assertEquals("", removeFull("//Eve", Optional.of(ONE)));
    assertEquals(MIN.plus(Rao.of(1)), scene.free("//Eve").minus(free));
    assertEquals("", add("//Eve", TEXT, MIN, ONE, false));
    assertEquals("", removeFull("//Eve", Optional.empty()));
    assertEquals(List.of(), scene.s.alphaV2.entries(scene.state(), hotkey));
  }

  @Test // economics.md 10.2: the order of the checks
  void shouldTellTheFirstThingThatIsWrong() {
    NetUid unknown = new NetUid(9);
    Rao less = MIN.minus(Rao.of(1));
    assertEquals("SubnetNotExists", add("//Nobody", unknown, less, 0, false));
    assertEquals("AmountTooLow", add("//Nobody", TEXT, less, 0, false));
    assertEquals("SlippageTooHigh", add("//Nobody", TEXT, MIN, 0, false));
    assertEquals("NotEnoughBalanceToStake", add("//Nobody", TEXT, MIN, ONE, false));
    assertEquals("SubnetNotExists", remove("//Eve", unknown, Rao.ZERO, ONE + 1, false));
    assertEquals("AmountTooLow", remove("//Eve", TEXT, Rao.ZERO, ONE + 1, false));
    assertEquals("NotEnoughStakeToWithdraw", remove("//Eve", TEXT, Rao.of(1), ONE + 1, false));
    assertEquals("", add("//Eve", TEXT, Rao.tao(1), ONE, false));
    assertEquals("NotEnoughStakeToWithdraw", remove("//Eve", TEXT, Rao.tao(2), ONE, false));
    assertEquals("AmountTooLow", remove("//Eve", TEXT, less, ONE + 1, false));
    AccountId stranger = scene.id("//Nobody//hotkey");
    Calls.AddStakeLimit foreign =
        new Calls.AddStakeLimit(stranger, TEXT, Rao.tao(1), ONE - 1, true);
    assertEquals("HotKeyAccountNotExists", scene.run("//Eve", foreign));
    scene.edit(state -> scene.s.subtokenEnabled.put(state, TEXT, false));
    assertEquals("SubtokenDisabled", add("//Eve", TEXT, less, 0, false));
    assertEquals("SubtokenDisabled", removeFull("//Eve", Optional.empty()));
    assertEquals("", removeFull("//Eve", Optional.of(ONE)));
  }

  @Test
  void shouldMakeAHotkeyADelegateWhenAStrangerStakesUnderALimit() {
    assertEquals("", scene.run("//Eve", new Calls.AddStake(hotkey, TEXT, Rao.tao(1))));
    assertEquals("", add("//Bob", TEXT, Rao.tao(1), ONE, false));
    assertEquals(false, scene.s.delegates.contains(scene.state(), hotkey));
    assertEquals("", add("//Eve", TEXT, Rao.tao(1), ONE, false));
    assertEquals(Optional.of(11796), scene.s.delegates.find(scene.state(), hotkey));
  }

  @Test
  void shouldTakeTheRestOfANominationBelowTheMinimumToo() {
    scene.edit(state -> scene.s.nominatorMinRequiredStake.put(state, 5_000_000L)); // 0.01 TAO
    for (String coldkey : List.of("//Eve", "//Bob")) {
      assertEquals("", add(coldkey, TEXT, Rao.tao(1), ONE, false));
      assertEquals("", remove(coldkey, TEXT, Rao.of(990_000_000), ONE, false));
      assertEquals(Rao.of(10_000_000), held(coldkey, TEXT));
      assertEquals("", remove(coldkey, TEXT, MIN, ONE, false));
    }
    assertEquals(Rao.of(8_000_000), held("//Bob", TEXT)); // the owner's own
    assertEquals(Rao.ZERO, held("//Eve", TEXT));
  }

  private String add(String coldkey, NetUid netuid, Rao amount, long limit, boolean partial) {
    return scene.run(coldkey, new Calls.AddStakeLimit(hotkey, netuid, amount, limit, partial));
  }

  private String remove(String coldkey, NetUid netuid, Rao amount, long limit, boolean partial) {
    return scene.run(coldkey, new Calls.RemoveStakeLimit(hotkey, netuid, amount, limit, partial));
  }

  private String removeFull(String coldkey, Optional<Long> limit) {
    return scene.run(coldkey, new Calls.RemoveStakeFullLimit(hotkey, TEXT, limit));
  }

  private Rao held(String coldkey, NetUid netuid) {
    return scene.s.stake(scene.state(), hotkey, scene.id(coldkey), netuid);
  }

  private List<Record> stakeEvents() {
    return scene.events().stream()
        .filter(e -> e instanceof StakeAdded || e instanceof StakeRemoved)
        .toList();
  }
}
