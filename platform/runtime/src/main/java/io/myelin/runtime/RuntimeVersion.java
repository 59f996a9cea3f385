package io.myelin.runtime;

import java.util.List;

/** The version a client signs with and caches metadata by (rpc.md 2.1). */
public record RuntimeVersion(
    String specName,
    String implName,
    int authoringVersion,
    int specVersion,
    int implVersion,
    List<Api> apis,
    int transactionVersion,
    int systemVersion,
    int stateVersion) {

  /**
   * A runtime API.
   *
   * @param id hex of the first eight bytes of blake2b of the trait's name
   */
  public record Api(String id, int version) {}
}
