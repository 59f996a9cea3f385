package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient.AxonAddress;
import io.myelin.client.ClientException;
import io.myelin.client.StorageKeys;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.GenesisConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** On a chain that takes no loopback axons, as an operator's own usually is. */
class EnrollmentIT {
  private static final NetUid TEXT = new NetUid(1);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private LedgerNode node;

  @BeforeEach
  void start() throws IOException {
    GenesisConfig dev = GenesisFile.preset("dev");
    node =
        new LedgerNode(
            folder,
            new GenesisConfig(
                dev.chainName(),
                dev.blockMillis(),
                dev.author(),
                dev.sudo(),
                dev.balances(),
                false,
                dev.defaultSubnetMechanism(),
                dev.stakeThreshold(),
                dev.subnets()));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldServeTheAddressAnOperatorGivesAMiner() {
    Neuron miner = Neurons.miner("//Eve", "a", Optional.of(AxonSetting.parse("198.51.100.7:8091")));
    Neuron portless = Neurons.miner("//Eve", "b", Optional.of(AxonSetting.parse("198.51.100.8")));
    Enrollment enrollment = enrollment(node.address());
    for (Neuron each : new Neuron[] {miner, portless}) {
      Neurons.taken(() -> enrollment.join(each));
      assertFalse(enrollment.serves(each));
      Neurons.taken(() -> enrollment.serve(each));
      assertTrue(enrollment.serves(each));
    }
    assertEquals(Optional.of(new AxonAddress("198.51.100.7", 8091)), axon(miner));
    assertEquals(
        Optional.of(new AxonAddress("198.51.100.8", node.address().getPort())), axon(portless));
  }

  @Test
  void shouldSayWhichAddressTheChainRefusesAndWhatItNeeds() {
    Neuron miner = Neurons.miner("//Eve", "a", Optional.empty());
    Enrollment enrollment = enrollment(node.address());
    Neurons.taken(() -> enrollment.join(miner));
    String refusal = refusal(() -> enrollment.serve(miner));
    assertTrue(
        refusal.startsWith(
            "a could not be served: the chain refuses the address 127.0.0.1:"
                + node.address().getPort()
                + "; needed: one that others reach, as axonAddress in neurons.json"),
        refusal);
  }

  @Test
  void shouldRefuseAnIpv6AddressInWordsBeforeItPaysForAUid() {
    Neuron miner = Neurons.miner("//Eve", "a", Optional.empty());
    String refusal = refusal(() -> enrollment(URI.create("http://[::1]:9944")).join(miner));
    assertTrue(
        refusal.contains("IPv4") && refusal.contains("[::1]") && refusal.contains("axonAddress"),
        refusal);
    assertEquals(Optional.empty(), node.client().uid(TEXT, miner.hotkey().accountId()));
  }

  @Test
  void shouldSayWhatAColdkeyHasAndNeedsAndSendNothing() {
    Neuron poor = Neurons.validator("//Nobody", "v", 10);
    String refusal = refusal(() -> enrollment(node.address()).join(poor));
    assertTrue(
        refusal.startsWith(
            "v could not be registered: its coldkey "
                + Ss58.encode(poor.coldkey().accountId())
                + " has 0.000000000 TAO; needed: "),
        refusal);
    assertTrue(refusal.endsWith(" TAO and the fee"), refusal);

    Neuron greedy = Neurons.validator("//Bob", "w", 200_000);
    String stake = refusal(() -> enrollment(node.address()).join(greedy));
    assertTrue(stake.startsWith("w could not be staked: its coldkey "), stake);
    assertTrue(stake.endsWith("; needed: 200000.000000000 TAO and the fee"), stake);
    assertEquals(1, node.calls("author_submitExtrinsic"), "only the registration was sent");
  }

  @Test
  void shouldStakeOnceAfterRegisteringAndLeaveOutWhatIsTakenOut() {
    Neuron validator = Neurons.validator("//Bob", "v", 2_000);
    Neurons.taken(() -> enrollment(node.address()).join(validator));
    long staked = stake(validator);
    assertTrue(staked > 0);

    Call out = Calls.removeStake(validator.hotkey().accountId(), TEXT, staked);
    assertTrue(node.send(validator.coldkey(), out).success());
    assertEquals(0, stake(validator));
    Neurons.taken(() -> enrollment(node.address()).join(validator));
    assertEquals(0, stake(validator), "a restart stakes nothing again");
  }

  @Test
  void shouldStakeAfterAnInterruptionBetweenRegisteringAndStaking() {
    Neuron greedy = Neurons.validator("//Bob", "v", 200_000);
    refusal(() -> enrollment(node.address()).join(greedy));
    Neuron modest = Neurons.validator("//Bob", "v", 2_000);
    Neurons.taken(() -> enrollment(node.address()).join(modest));
    assertTrue(stake(modest) > 0);
  }

  /** Others wait for their turn meanwhile, and nothing says that money is what it lacks. */
  @Test
  void shouldWaitAFewBlocksOnlyAndNotSpeakOfMoneyWhenNoBlockTakesIt() {
    node.spoil("author_submitExtrinsic", "0x" + "11".repeat(32));
    Neuron validator = Neurons.validator("//Bob", "v", 2_000);
    String said = late(() -> enrollment(node.address()).join(validator));
    assertTrue(said.startsWith("v could not be registered: extrinsic 0x"), said);
    // Where blocks come fast enough its era is over before.
    assertTrue(said.contains("was not included within 5 s") || said.contains("era ended"), said);
    assertFalse(said.contains("coldkey"), said);
  }

  @Test
  void shouldSpeakOfMoneyOnlyWhenMoneyIsWhatLacks() {
    Neuron validator = Neurons.validator("//Bob", "v", 2_000);
    node.refuse("author_submitExtrinsic", "Custom error: 255");
    String other = refusal(() -> enrollment(node.address()).join(validator));
    assertTrue(other.endsWith("Custom error: 255"), other);
    node.refuse("author_submitExtrinsic", "Inability to pay some fees (e.g. ...)");
    String unpaid = refusal(() -> enrollment(node.address()).join(validator));
    assertTrue(unpaid.contains(" (its coldkey ") && unpaid.contains("; needed: "), unpaid);
  }

  @Test
  void shouldSendNothingBesideWhatIsInNoBlockYet() {
    node.spoil("system_accountNextIndex", "1");
    Neuron validator = Neurons.validator("//Bob", "v", 2_000);
    String said = late(() -> enrollment(node.address()).join(validator));
    assertTrue(said.startsWith("v could not be enrolled yet: an earlier extrinsic of 5"), said);
    assertEquals(0, node.calls("author_submitExtrinsic"));
    node.heal();
    Neurons.taken(() -> enrollment(node.address()).join(validator));
    assertTrue(stake(validator) > 0);
  }

  @Test
  void shouldNotTakeAnOutcomeThatCannotBeReadForOne() {
    node.replaceValue(StorageKeys.item("System", "Events"), "0x0400");
    Neuron validator = Neurons.validator("//Bob", "v", 2_000);
    String said = late(() -> enrollment(node.address()).join(validator));
    assertTrue(said.startsWith("v may have come to be registered in block "), said);
    assertEquals(1, node.calls("author_submitExtrinsic"), "nothing is built on it");
  }

  private long stake(Neuron neuron) {
    return node.client().u64(StorageKeys.hotkeyAlpha(neuron.hotkey().accountId(), TEXT));
  }

  private Enrollment enrollment(URI address) {
    return new Enrollment(node.client(), TEXT, address, folder);
  }

  private Optional<AxonAddress> axon(Neuron neuron) {
    return node.client().axon(TEXT, neuron.hotkey().accountId());
  }

  private static String refusal(Runnable step) {
    return String.valueOf(
        assertThrows(ClientException.class, () -> Neurons.taken(step)).getMessage());
  }

  private static String late(Executable step) {
    return String.valueOf(assertThrows(Enrollment.Unanswered.class, step).getMessage());
  }
}
