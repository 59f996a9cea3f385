package io.myelin.node.index;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Fills an index in a process that can be killed; says each height that it wrote. Arguments: folder
 * of the chain, folder of the index or URL of a PostgreSQL, its file with the password.
 */
public final class IndexFiller {
  private IndexFiller() {}

  static IndexSettings settings(String place, String passwordFile) {
    return place.startsWith("jdbc:")
        ? new IndexSettings(place, "myelin", Optional.of(Path.of(passwordFile)), Optional.empty())
        : IndexSettings.file(Path.of(place));
  }

  public static void main(String[] arguments) {
    try (IndexedChain chain = new IndexedChain(Path.of(arguments[0]));
        IndexDatabase database = IndexDatabase.open(settings(arguments[1], arguments[2]))) {
      IndexFollower follower =
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), false);
      while (follower.advance()) {
        System.out.println(follower.height());
      }
    }
  }
}
