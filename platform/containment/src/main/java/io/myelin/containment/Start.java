package io.myelin.containment;

import java.nio.file.Path;
import java.util.List;

/**
 * A worker as its host wants to start it.
 *
 * @param command absolute path of the JVM's program, then its arguments
 * @param own the one folder it may write in; it has a folder {@code tmp}
 * @param readable jars, models and folders it may read
 * @param network whether it may open connections
 * @param stage class path of the first stage, the worker's own jar in an installation
 */
public record Start(
    List<String> command,
    Path own,
    List<Path> readable,
    boolean network,
    Limits limits,
    List<Path> stage) {
  public Start {
    command = List.copyOf(command);
    readable = List.copyOf(readable);
    stage = List.copyOf(stage);
  }
}
