package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One extrinsic of a final block. */
@Entity
@Table(name = "extrinsic")
public class ExtrinsicRow {
  @Id private long id;

  @Column(name = "height", nullable = false)
  private long height;

  @Column(name = "position", nullable = false)
  private int position;

  @Column(name = "hash", length = 66, nullable = false)
  private String hash = "";

  @Column(name = "bytes", nullable = false)
  private int bytes;

  @Column(name = "success", nullable = false)
  private boolean success;

  protected ExtrinsicRow() {}

  ExtrinsicRow(long id, long height, int position, String hash, int bytes, boolean success) {
    this.id = id;
    this.height = height;
    this.position = position;
    this.hash = hash;
    this.bytes = bytes;
    this.success = success;
  }
}
