package io.myelin.cli.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.audit.AuditEntry;
import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.AuditReading;
import io.myelin.access.audit.Deed;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The audit log of a data folder, whether its node runs or not. */
@Command(
    name = "audit",
    description = "Who changed what on a node: list, export and verify its audit log.",
    mixinStandardHelpOptions = true)
public final class AuditCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Command(
      name = "verify",
      description = {
        "Read the whole audit log and fail unless every entry is as it was written.",
        "--json: {entries, head, sound, tornBytes, fault}"
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Mixin NodeOptions node,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "An exported log (default: that of the data folder).")
          Optional<Path> file,
      @Option(
              names = "--head",
              paramLabel = "HASH",
              description = "A head that was printed earlier: it has to be in the log still.")
          Optional<String> head)
      throws IOException {
    Path log = existing(file.orElse(log(node).file()));
    AtomicBoolean seen = new AtomicBoolean(head.isEmpty());
    AuditReading read =
        AuditReading.of(
            log,
            entry -> {
              if (head.filter(entry.hash()::equals).isPresent()) {
                seen.set(true);
              }
            });
    Optional<String> fault =
        read.fault()
            .or(
                () ->
                    read.torn() == 0
                        ? Optional.empty()
                        : Optional.of(
                            read.torn()
                                + " bytes of an unfinished entry stand at the end, as a kill leaves"
                                + " them; the next change mends and names it"))
            .or(
                () ->
                    seen.get()
                        ? Optional.empty()
                        : Optional.of(
                            "no entry has the hash " + head.orElse("") + ": its end was cut off"));
    if (node.json()) {
      ObjectNode out = JSON.createObjectNode();
      out.put("entries", read.entries()).put("head", read.head()).put("sound", fault.isEmpty());
      out.put("tornBytes", read.torn());
      fault.ifPresent(why -> out.put("fault", why));
      System.out.println(out);
    } else {
      System.out.println("entries  " + read.entries());
      System.out.println("head     " + read.head());
    }
    if (fault.isPresent()) {
      throw new Refusal("The audit log " + log + " is not whole: " + fault.get() + ".");
    }
    if (!node.json()) {
      System.out.println("Every entry is as it was written. Keep the head elsewhere: --head HASH");
    }
    return 0;
  }

  @Command(
      name = "export",
      description = {
        "Copy the audit log, as it is, into a new file.",
        "--json: {file, entries, head, sound}"
      },
      mixinStandardHelpOptions = true)
  int export(
      @Mixin NodeOptions node,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Where to; must not exist.")
          Path out)
      throws IOException {
    Files.copy(existing(log(node).file()), out);
    AuditReading read = AuditReading.of(out, entry -> {});
    if (node.json()) {
      System.out.println(
          JSON.createObjectNode()
              .put("file", out.toString())
              .put("entries", read.entries())
              .put("head", read.head())
              .put("sound", read.sound()));
    } else {
      System.out.println(read.entries() + " entries in " + out + ", head " + read.head());
    }
    return 0;
  }

  @Command(
      name = "list",
      description = {
        "Show the newest entries, newest first.",
        "--json: [{number, at, who, role, via, what, target, outcome, before, after, from}]"
      },
      mixinStandardHelpOptions = true)
  int list(
      @Mixin NodeOptions node,
      @Option(
              names = "--limit",
              defaultValue = "20",
              paramLabel = "N",
              description = "How many (default: 20).")
          int limit)
      throws IOException {
    List<AuditEntry> entries = log(node).newest(Math.max(1, limit), Long.MAX_VALUE, any -> true);
    if (node.json()) {
      System.out.println(
          Printable.json(JSON.valueToTree(entries.stream().map(AuditCommand::json).toList())));
      return 0;
    }
    if (entries.isEmpty()) {
      System.out.println("nothing was changed yet");
    }
    entries.forEach(entry -> System.out.println(Printable.line(line(entry))));
    return 0;
  }

  private static ObjectNode json(AuditEntry entry) {
    ObjectNode json =
        JSON.createObjectNode().put("number", entry.number()).put("at", entry.at().toString());
    return entry.deed().into(json).put("hash", entry.hash());
  }

  private static String line(AuditEntry entry) {
    Deed deed = entry.deed();
    List<String> parts = new ArrayList<>();
    Collections.addAll(
        parts,
        entry.at().toString(),
        deed.who().isEmpty() ? "nobody" : deed.who(),
        "by " + deed.via(),
        "from " + deed.from(),
        deed.outcome(),
        deed.what(),
        deed.target());
    deed.before().ifPresent(text -> parts.add("before: " + text));
    deed.after().ifPresent(text -> parts.add("after: " + text));
    return String.join("  ", parts);
  }

  private static AuditLog log(NodeOptions node) {
    return AuditLog.of(node.data().root(), InstantSource.system());
  }

  private static Path existing(Path log) {
    if (!Files.exists(log)) {
      throw new Refusal(
          "There is no audit log at " + log + ": nothing was changed yet, or --data is another.");
    }
    return log;
  }
}
