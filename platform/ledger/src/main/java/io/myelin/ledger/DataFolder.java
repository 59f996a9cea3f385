package io.myelin.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a chain lives in. */
final class DataFolder {
  private static final long LEAST_DISK = 256L << 20;

  private DataFolder() {}

  /**
   * Makes the folder where there is none.
   *
   * @throws LedgerException when it cannot be used, or too little disk is left
   */
  static void prepare(Path dir) {
    try {
      Files.createDirectories(dir);
      long free = Files.getFileStore(dir).getUsableSpace();
      if (free < LEAST_DISK) {
        throw new LedgerException(
            "too little disk at "
                + dir
                + ": "
                + (free >> 20)
                + " MB free, "
                + (LEAST_DISK >> 20)
                + " MB needed");
      }
    } catch (IOException e) {
      throw new LedgerException("the data folder " + dir + " cannot be used: " + e.getMessage(), e);
    }
  }
}
