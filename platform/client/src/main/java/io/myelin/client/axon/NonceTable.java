package io.myelin.client.axon;

import io.myelin.primitives.DurableFile;
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
 * to twice the table. A sender is one of any number of names (uuids) that a hotkey gives itself, so
 * each hotkey has room of its own and strangers share what is left of a whole.
 */
final class NonceTable {
  /** Room for senders: of one neuron of the subnet, and of everybody before strangers wait. */
  record Room(int each, int strangers) {}

  private final Path file;
  private final Room room;
  private final Map<String, Map<String, Long>> last = new LinkedHashMap<>();
  private int size;
  private int lines;

  NonceTable(Path file, Room room) throws IOException {
    this.file = file;
    this.room = room;
    if (Files.exists(file)) {
      // not readAllLines, which refuses a whole file for one damaged byte
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      text.lines().forEach(this::read);
      rewrite();
    }
  }

  /** A crash may leave half of the last line; that request was never accepted. */
  private void read(String line) {
    int colon = line.indexOf(':');
    int space = line.lastIndexOf(' ');
    if (colon > 0 && space > colon && line.substring(space + 1).matches("\\d{1,18}|[1-8]\\d{18}")) {
      String hotkey = line.substring(0, colon);
      String uuid = line.substring(colon + 1, space);
      long nonce = Long.parseLong(line.substring(space + 1));
      keep(hotkey, uuid, Math.max(nonce, last(hotkey, uuid).orElse(0L)));
    }
  }

  Optional<Long> last(String hotkey, String uuid) {
    return Optional.ofNullable(last.getOrDefault(hotkey, Map.of()).get(uuid));
  }

  /**
   * Whether a nonce of this sender can be stored: always when the sender is known. To make room it
   * forgets senders whose last nonce is too old to be accepted without the table anyway.
   *
   * @param neuron whether the hotkey belongs to the subnet
   */
  boolean hasRoom(String hotkey, String uuid, boolean neuron, long expired) {
    if (last(hotkey, uuid).isPresent() || fits(hotkey, neuron)) {
      return true;
    }
    forget(expired);
    return fits(hotkey, neuron);
  }

  private boolean fits(String hotkey, boolean neuron) {
    return neuron
        ? last.getOrDefault(hotkey, Map.of()).size() < room.each()
        : size < room.strangers();
  }

  private void forget(long expired) {
    last.values().forEach(senders -> senders.values().removeIf(nonce -> nonce <= expired));
    last.values().removeIf(Map::isEmpty);
    size = last.values().stream().mapToInt(Map::size).sum();
  }

  void store(String hotkey, String uuid, long nonce) throws IOException {
    Files.writeString(
        file,
        line(hotkey, uuid, nonce),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    keep(hotkey, uuid, nonce);
    if (++lines > 2 * Math.max(size, room.strangers())) {
      rewrite();
    }
  }

  private void keep(String hotkey, String uuid, long nonce) {
    Map<String, Long> senders = last.computeIfAbsent(hotkey, fresh -> new LinkedHashMap<>());
    size += senders.put(uuid, nonce) == null ? 1 : 0;
  }

  private static String line(String hotkey, String uuid, long nonce) {
    return hotkey + ":" + uuid + " " + nonce + "\n";
  }

  private void rewrite() throws IOException {
    StringBuilder text = new StringBuilder();
    last.forEach(
        (hotkey, senders) ->
            senders.forEach((uuid, nonce) -> text.append(line(hotkey, uuid, nonce))));
    DurableFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    lines = size;
  }
}
