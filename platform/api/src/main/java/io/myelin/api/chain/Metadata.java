package io.myelin.api.chain;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the chain says of itself. */
public record Metadata(int specVersion, List<PalletInfo> pallets) {
  public Metadata {
    pallets = List.copyOf(pallets);
  }

  /** A part of the runtime. */
  public record PalletInfo(
      String name,
      int index,
      List<CallInfo> calls,
      List<ItemInfo> storage,
      List<String> constants) {
    public PalletInfo {
      calls = List.copyOf(calls);
      storage = List.copyOf(storage);
      constants = List.copyOf(constants);
    }
  }

  /** A call and its arguments. */
  public record CallInfo(
      String name,
      List<ArgumentInfo> arguments,
      @Schema(
              description =
                  "Who may make it by the running version: root: inside of Sudo.sudo by the sudo"
                      + " key; rules: whom its own rules let pass; nobody: it is refused to all.",
              example = "rules")
          String madeBy,
      String docs) {
    public CallInfo {
      arguments = List.copyOf(arguments);
    }
  }

  /** An argument. */
  public record ArgumentInfo(String name, String type) {}

  /** A storage item, the types of its keys and of its value. */
  public record ItemInfo(String name, List<String> keys, String value, String docs) {
    public ItemInfo {
      keys = List.copyOf(keys);
    }
  }
}
