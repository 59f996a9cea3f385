package io.myelin.node.index;

import io.myelin.node.chain.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which data base holds the tables: a file of this node's own unless {@code myelin.index.url} names
 * another.
 *
 * @param ownFile the file without its suffix, when the data base is this node's own
 */
record IndexSettings(String url, String user, Optional<Path> passwordFile, Optional<Path> ownFile) {

  static IndexSettings load(NodeSettings node) {
    Config config = ConfigProvider.getConfig();
    Optional<String> url = config.getOptionalValue("myelin.index.url", String.class);
    if (url.isEmpty()) {
      return file(node.data().resolve("index").resolve("index"));
    }
    return new IndexSettings(
        url.get(),
        config.getOptionalValue("myelin.index.user", String.class).orElse("myelin"),
        config.getOptionalValue("myelin.index.password-file", String.class).map(Path::of),
        Optional.empty());
  }

  static IndexSettings file(Path file) {
    return new IndexSettings(
        "jdbc:h2:file:" + quoted(file) + ";DB_CLOSE_ON_EXIT=FALSE",
        "sa",
        Optional.empty(),
        Optional.of(file));
  }

  // H2 knows no way to write a path with its separator. The node runs in its data folder, so that
  // folder's own name can be left out.
  private static String quoted(Path file) {
    if (!file.toString().contains(";")) {
      return file.toString();
    }
    Path here = Path.of("").toAbsolutePath();
    if (!file.startsWith(here) || here.relativize(file).toString().contains(";")) {
      throw new IndexException(
          "The index at " + file + " has a ';' in its path, which H2 takes for its end; move it.");
    }
    return "./" + here.relativize(file);
  }

  /** Where the tables are, for people. */
  String place() {
    return ownFile().map(Path::toString).orElseGet(() -> url.replaceAll("[?;].*", ""));
  }

  boolean postgres() {
    return url.startsWith("jdbc:postgresql:");
  }

  /** Read each time it is needed, so that it can change without a restart and is nowhere else. */
  String password() {
    if (passwordFile.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(passwordFile.get()).strip();
    } catch (IOException unreadable) {
      throw new IndexException(
          "The password file "
              + passwordFile.get()
              + " cannot be read; correct myelin.index.password-file.",
          unreadable);
    }
  }
}
