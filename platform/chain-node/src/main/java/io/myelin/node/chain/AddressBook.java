package io.myelin.node.chain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/** Names of hotkeys, which are local to this machine: the chain itself knows keys only. */
public final class AddressBook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;
  private volatile Snapshot last =
      new Snapshot(new Stamp(FileTime.fromMillis(0), 0, Optional.empty()), Map.of());

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
      Stamp stamp = Stamp.of(file);
      if (!stamp.equals(last.stamp())) {
        Map<String, String> names =
            JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
        last = new Snapshot(stamp, Map.copyOf(names));
      }
    } catch (IOException halfWritten) {
      return last.names();
    }
    return last.names();
  }

  private record Snapshot(Stamp stamp, Map<String, String> names) {}

  /**
   * Two changes may come within one tick of the file system's clock; a name more has more bytes,
   * and a file that took another's place is another one.
   *
   * @param file what the system knows it by; empty where it says nothing
   */
  private record Stamp(FileTime changed, long size, Optional<Object> file) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), Optional.ofNullable(now.fileKey()));
    }
  }
}
