package io.myelin.node.index;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which chain these tables are about; one row. */
@Entity
@Table(name = "chain")
public class ChainRow {
  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "genesis", length = 66, nullable = false)
  private String genesis = "";

  protected ChainRow() {}

  ChainRow(String genesis) {
    this.id = 1;
    this.genesis = genesis;
  }
}
