package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One payment with its cause, in rao. */
@Entity
@Table(name = "payout")
public class PayoutRow {
  @Id private long id;

  @Column(name = "height", nullable = false)
  private long height;

  @Column(name = "netuid", nullable = false)
  private int netuid;

  @Convert(converter = AccountColumn.class)
  @Column(name = "hotkey", nullable = false)
  private String hotkey = "";

  @Column(name = "kind", length = 16, nullable = false)
  private String kind = "";

  @Column(name = "amount", nullable = false)
  private long amount;

  @Column(name = "sum_id", nullable = false)
  private long sumId;

  @Column(name = "payouts_so_far", nullable = false)
  private long payoutsSoFar;

  @Column(name = "amount_so_far", nullable = false)
  private long amountSoFar;

  protected PayoutRow() {}

  /**
   * What the same hotkey had got on the same subnet for the same cause, this one included.
   *
   * @param sum id of the row that goes on adding
   */
  record SoFar(long sum, long payouts, long amount) {}

  PayoutRow(long id, long height, PayoutSumRow.Key key, long amount, SoFar soFar) {
    this.id = id;
    this.height = height;
    this.netuid = key.netuid();
    this.hotkey = key.hotkey();
    this.kind = key.kind();
    this.amount = amount;
    this.sumId = soFar.sum();
    this.payoutsSoFar = soFar.payouts();
    this.amountSoFar = soFar.amount();
  }
}
