package io.myelin.client.wallet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names for hotkeys, local to whoever keeps the file: the chain knows addresses only. */
public record AddressBook(Map<String, String> names) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Address to name, in the order given. */
  public AddressBook {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /** An empty book when there is no file. */
  public static AddressBook read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new AddressBook(Map.of());
    }
    return new AddressBook(
        JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, String>>() {}));
  }

  public void write(Path file) throws IOException {
    DurableFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(names));
  }

  /** The name, or a shortened address. */
  public String name(String address) {
    String known = names.get(address);
    return known != null
        ? known
        : address.length() > 14 ? address.substring(0, 8) + "..." : address;
  }
}
