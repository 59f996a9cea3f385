package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One extrinsic of a final block: who called what, and how it ended. */
@Entity
@Table(name = "extrinsic")
public class ExtrinsicRow {
  private static final int LONGEST_FAILURE = 512;
  @Id private long id;

  @Column(name = "height", nullable = false)
  private long height;

  @Column(name = "position", nullable = false)
  private int position;

  @Convert(converter = HashColumn.class)
  @Column(name = "hash", nullable = false)
  private String hash = "";

  @Column(name = "bytes", nullable = false)
  private int bytes;

  @Column(name = "success", nullable = false)
  private boolean success;

  /** Empty for what the author puts into a block itself. */
  @Convert(converter = AccountColumn.class)
  @Column(name = "signer", nullable = false)
  private String signer = "";

  @Column(name = "pallet", length = 64, nullable = false)
  private String pallet = "";

  @Column(name = "call_name", length = 96, nullable = false)
  private String call = "";

  @Column(name = "arguments", length = 16_384, nullable = false)
  private String arguments = "";

  /** Of one that succeeded, what failed inside it; empty when nothing did. */
  @Column(name = "failure", length = LONGEST_FAILURE, nullable = false)
  private String failure = "";

  /** -1 where it names no subnet. */
  @Column(name = "netuid", nullable = false)
  private int netuid;

  protected ExtrinsicRow() {}

  ExtrinsicRow(long id, long height, DecodedBlock.Extrinsic extrinsic) {
    this.id = id;
    this.height = height;
    this.position = extrinsic.position();
    this.hash = extrinsic.hash();
    this.bytes = extrinsic.bytes();
    this.success = extrinsic.failure().isEmpty();
    this.signer = extrinsic.signer().orElse("");
    this.pallet = extrinsic.pallet();
    this.call = extrinsic.call();
    this.arguments = extrinsic.arguments();
    this.netuid = extrinsic.netuid().orElse(-1);
    String words = extrinsic.failure().or(extrinsic::innerFailure).orElse("");
    this.failure = words.substring(0, Math.min(words.length(), LONGEST_FAILURE));
  }
}
