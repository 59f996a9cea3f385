package io.myelin.node.index;

import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A neuron as an epoch left it; ratios are parts of 65535. */
@Entity
@Table(name = "epoch_neuron")
public class EpochNeuronRow {
  @Id private long id;

  @Column(name = "height", nullable = false)
  private long height;

  @Column(name = "netuid", nullable = false)
  private int netuid;

  @Column(name = "uid", nullable = false)
  private int uid;

  @Column(name = "hotkey", length = 64, nullable = false)
  private String hotkey = "";

  @Column(name = "stake", nullable = false)
  private long stake;

  @Column(name = "incentive", nullable = false)
  private int incentive;

  @Column(name = "dividends", nullable = false)
  private int dividends;

  @Column(name = "emission", nullable = false)
  private long emission;

  protected EpochNeuronRow() {}

  EpochNeuronRow(long id, long height, int netuid, ChainQueries.Neuron neuron) {
    this.id = id;
    this.height = height;
    this.netuid = netuid;
    this.uid = neuron.uid();
    this.hotkey = Ss58.encode(neuron.hotkey());
    this.stake = neuron.stake().value();
    this.incentive = neuron.incentive();
    this.dividends = neuron.dividends();
    this.emission = neuron.emission().value();
  }
}
