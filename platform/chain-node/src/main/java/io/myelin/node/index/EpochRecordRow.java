package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A piece of one part of what an epoch left; {@link EpochKey} has the id's meaning. */
@Entity
@Table(name = "epoch_record")
public class EpochRecordRow {
  @Id private long id;

  /** The height of the record that stands for itself and that this one leads back to. */
  @Column(name = "base", nullable = false)
  private long base;

  @Column(name = "packed", nullable = false)
  private byte[] packed = {};

  protected EpochRecordRow() {}

  EpochRecordRow(long id, long base, byte[] packed) {
    this.id = id;
    this.base = base;
    this.packed = packed.clone();
  }
}
