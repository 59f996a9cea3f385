package io.myelin.host.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process's resident memory, asked of the kernel so that native memory counts. */
final class Memory {
  private Memory() {}

  /** Bytes; 0 when the process is gone or the system does not tell. */
  static long resident(long pid) {
    if (pid == 0) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
      return 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
