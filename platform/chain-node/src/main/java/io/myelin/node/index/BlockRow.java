package io.myelin.node.index;

import jakarta.persistence.Column;
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

  @Column(name = "hash", length = 66, nullable = false)
  private String hash = "";

  @Column(name = "state_root", length = 66, nullable = false)
  private String stateRoot = "";

  @Column(name = "extrinsics", nullable = false)
  private int extrinsics;

  @Column(name = "spec_version", nullable = false)
  private int specVersion;

  @Column(name = "time_millis", nullable = false)
  private long timeMillis;

  protected BlockRow() {}

  BlockRow(
      long height,
      String hash,
      String stateRoot,
      int extrinsics,
      int specVersion,
      long timeMillis) {
    this.height = height;
    this.hash = hash;
    this.stateRoot = stateRoot;
    this.extrinsics = extrinsics;
    this.specVersion = specVersion;
    this.timeMillis = timeMillis;
  }
}
