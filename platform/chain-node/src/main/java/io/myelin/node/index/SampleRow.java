package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An amount as the state of a block had it, in rao; {@link Sample} has the id's meaning. */
@Entity
@Table(name = "sample")
public class SampleRow {
  @Id private long id;

  @Column(name = "height", nullable = false)
  private long height;

  /** Of the block. The row outlives the block's state, and tables that are filled anew. */
  @Convert(converter = HashColumn.class)
  @Column(name = "hash", nullable = false)
  private String hash = "";

  @Column(name = "amount", nullable = false)
  private long amount;

  protected SampleRow() {}

  SampleRow(long id, long height, String hash, long amount) {
    this.id = id;
    this.height = height;
    this.hash = hash;
    this.amount = amount;
  }

  long id() {
    return id;
  }

  long height() {
    return height;
  }

  boolean of(String block) {
    return hash.equals(block);
  }

  void become(String block, long rao) {
    hash = block;
    amount = rao;
  }
}
