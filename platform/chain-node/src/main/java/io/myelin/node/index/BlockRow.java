package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One final block; the highest row is how far the index reaches. */
@Entity
@Table(name = "block")
public class BlockRow {
  @Id
  @Column(name = "height")
  private long height;

  @Convert(converter = HashColumn.class)
  @Column(name = "hash", nullable = false)
  private String hash = "";

  @Column(name = "extrinsics", nullable = false)
  private int extrinsics;

  @Column(name = "spec_version", nullable = false)
  private int specVersion;

  @Column(name = "time_millis", nullable = false)
  private long timeMillis;

  /** Whether one of its extrinsics failed. */
  @Column(name = "failing", nullable = false)
  private boolean failing;

  protected BlockRow() {}

  BlockRow(
      long height, String hash, int extrinsics, int specVersion, long timeMillis, boolean failing) {
    this.height = height;
    this.hash = hash;
    this.extrinsics = extrinsics;
    this.specVersion = specVersion;
    this.timeMillis = timeMillis;
    this.failing = failing;
  }
}
