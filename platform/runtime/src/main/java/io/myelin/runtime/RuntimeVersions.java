package io.myelin.runtime;

import java.util.List;

/** The version of this build; it changes whenever metadata bytes change (rpc.md 2.1). */
final class RuntimeVersions {
  static final RuntimeVersion CURRENT =
      new RuntimeVersion(
          "node-subtensor",
          "myelin",
          1,
          425,
          1,
          List.of(
              new RuntimeVersion.Api("0xdf6acb689907609b", 5),
              new RuntimeVersion.Api("0xbc9d89904f5b923f", 1),
              new RuntimeVersion.Api("0x37c8bb1350a9a2a8", 4)),
          1,
          1,
          1);

  private RuntimeVersions() {}
}
