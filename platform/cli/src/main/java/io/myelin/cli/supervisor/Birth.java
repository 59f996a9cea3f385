package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** When a process began: together with its number it belongs to no other process, ever. */
final class Birth {
  /** Of the fields after the name, proc(5) counts the start time as the 20th. */
  private static final int START_TIME = 19;

  private Birth() {}

  /**
   * Ticks since the start of the machine, and which start of it that was: a clock that is set, as
   * people and time servers do, changes neither. Empty when there is no such process.
   */
  static Optional<String> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return Optional.of(boot + " " + fields[START_TIME]);
    } catch (IOException noProc) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(Object::toString);
    }
  }
}
