package io.myelin.client.axon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last nonce of every sender, kept in a file so that a restart does not reopen the door to
 * replays. Lines are appended before a request is accepted; the file is rewritten when it has grown
 * to twice the table.
 */
final class NonceTable {
  private final Path file;
  private final int limit;
  private final Map<String, Long> last = new LinkedHashMap<>();
  private int lines;

  NonceTable(Path file, int limit) throws IOException {
    this.file = file;
    this.limit = limit;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int space = line.lastIndexOf(' ');
        // a crash may leave half of the last line; that request was never accepted
        if (space > 0 && line.substring(space + 1).matches("\\d{1,19}")) {
          last.merge(line.substring(0, space), Long.valueOf(line.substring(space + 1)), Math::max);
          lines++;
        }
      }
      rewrite();
    }
  }

  Optional<Long> last(String sender) {
    return Optional.ofNullable(last.get(sender));
  }

  /** Forgets senders whose last nonce is too old to be accepted without the table anyway. */
  boolean hasRoom(long expired) {
    if (last.size() >= limit) {
      last.values().removeIf(nonce -> nonce <= expired);
    }
    return last.size() < limit;
  }

  void store(String sender, long nonce) throws IOException {
    Files.writeString(
        file,
        sender + " " + nonce + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    last.remove(sender);
    last.put(sender, nonce);
    if (++lines > 2 * limit) {
      rewrite();
    }
  }

  private void rewrite() throws IOException {
    StringBuilder text = new StringBuilder();
    last.forEach((sender, nonce) -> text.append(sender).append(' ').append(nonce).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(
        fresh,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    lines = last.size();
  }
}
