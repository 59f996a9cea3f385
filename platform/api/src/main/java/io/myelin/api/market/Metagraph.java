package io.myelin.api.market;

import io.myelin.api.Amount;
import io.myelin.api.AsOf;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subnet's neurons, column by column; the places of all columns are the same neuron's. */
public record Metagraph(int netuid, AsOf asOf, int size, Columns columns) {
  /** One list for each field. */
  @Schema(name = "MetagraphColumns")
  public record Columns(
      List<Integer> uid,
      List<String> hotkey,
      List<String> coldkey,
      List<String> name,
      List<Amount> stake,
      List<Boolean> active,
      List<Boolean> validatorPermit,
      List<Double> stakeWeight,
      List<Double> consensus,
      List<Double> incentive,
      List<Double> dividends,
      List<Double> validatorTrust,
      List<Amount> emission,
      List<Long> lastUpdate,
      List<Long> registeredAt,
      @Schema(description = "IP and port; empty for a neuron that serves nothing.")
          List<String> axon) {}
}
