package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something a final block told; that an extrinsic ended well or not stands in its own row. */
@Entity
@Table(name = "event")
public class EventRow {
  @Id private long id;

  @Column(name = "height", nullable = false)
  private long height;

  @Column(name = "position", nullable = false)
  private int position;

  /** -1 outside of extrinsics. */
  @Column(name = "extrinsic", nullable = false)
  private int extrinsic;

  @Column(name = "pallet", length = 64, nullable = false)
  private String pallet = "";

  @Column(name = "event_name", length = 96, nullable = false)
  private String name = "";

  @Column(name = "fields", length = 16_384, nullable = false)
  private String fields = "";

  /** -1 where it names no subnet. */
  @Column(name = "netuid", nullable = false)
  private int netuid;

  protected EventRow() {}

  EventRow(long id, long height, DecodedBlock.Event event) {
    this.id = id;
    this.height = height;
    this.position = event.position();
    this.extrinsic = event.extrinsic().orElse(-1);
    this.pallet = event.pallet();
    this.name = event.name();
    this.fields = event.fields();
    this.netuid = event.netuid().orElse(-1);
  }
}
