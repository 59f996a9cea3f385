package io.myelin.ledger;

/** Decides which block comes next; engines are exchangeable (architecture.md 5). */
public interface Orderer extends AutoCloseable {
  void start();

  Status status();

  @Override
  void close();

  /**
   * What an operator sees of the engine.
   *
   * @param faultModel what it survives: NONE for a single node
   * @param reason why it is not healthy; empty when it is
   */
  record Status(String engine, String faultModel, boolean healthy, String reason) {}
}
