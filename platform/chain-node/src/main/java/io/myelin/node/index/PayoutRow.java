package io.myelin.node.index;

import jakarta.persistence.Column;
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

  @Column(name = "hotkey", length = 64, nullable = false)
  private String hotkey = "";

  @Column(name = "kind", length = 16, nullable = false)
  private String kind = "";

  @Column(name = "amount", nullable = false)
  private long amount;

  protected PayoutRow() {}

  PayoutRow(long id, long height, int netuid, String hotkey, String kind, long amount) {
    this.id = id;
    this.height = height;
    this.netuid = netuid;
    this.hotkey = hotkey;
    this.kind = kind;
    this.amount = amount;
  }
}
