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
        "jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE",
        "sa",
        Optional.empty(),
        Optional.of(file));
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
