package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a hotkey got so far on a subnet for one cause, in rao. */
@Entity
@Table(name = "payout_sum")
public class PayoutSumRow {
  @Id private long id;

  @Column(name = "netuid", nullable = false)
  private int netuid;

  @Convert(converter = AccountColumn.class)
  @Column(name = "hotkey", nullable = false)
  private String hotkey = "";

  @Column(name = "kind", length = 16, nullable = false)
  private String kind = "";

  @Column(name = "payouts", nullable = false)
  private long payouts;

  @Column(name = "amount", nullable = false)
  private long amount;

  /** Id of the newest payout in it. */
  @Column(name = "newest", nullable = false)
  private long newest;

  protected PayoutSumRow() {}

  PayoutSumRow(long id, Key key) {
    this.id = id;
    this.netuid = key.netuid();
    this.hotkey = key.hotkey();
    this.kind = key.kind();
  }

  /** Who gets it, and for what. */
  record Key(int netuid, String hotkey, String kind) {}

  Key key() {
    return new Key(netuid, hotkey, kind);
  }

  /** Adds a payout, which says what there is with it. */
  PayoutRow add(long payout, long height, long rao) {
    payouts++;
    amount = Math.addExact(amount, rao);
    newest = payout;
    return new PayoutRow(payout, height, key(), rao, new PayoutRow.SoFar(id, payouts, amount));
  }
}
