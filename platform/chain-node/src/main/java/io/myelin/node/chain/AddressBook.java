package io.myelin.node.chain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** Names of hotkeys, which are local to this machine: the chain itself knows keys only. */
public final class AddressBook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;
  private volatile Snapshot last = new Snapshot(FileTime.fromMillis(0), Map.of());

  public AddressBook(Path data) {
    this.file = data.resolve("addressbook.json");
  }

  /** The name of an account; an empty string when it has none. */
  public String name(AccountId account) {
    return names().getOrDefault(Ss58.encode(account), "");
  }

  private Map<String, String> names() {
    try {
      if (!Files.exists(file)) {
        return Map.of();
      }
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(last.changed())) {
        Map<String, String> names =
            JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
        last = new Snapshot(changed, Map.copyOf(names));
      }
    } catch (IOException halfWritten) {
      return last.names();
    }
    return last.names();
  }

  private record Snapshot(FileTime changed, Map<String, String> names) {}
}
