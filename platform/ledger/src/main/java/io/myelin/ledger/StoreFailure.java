package io.myelin.ledger;

import java.nio.file.Path;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What a failure of the store says to its operator: only damage is called damage. */
final class StoreFailure {
  private StoreFailure() {}

  static LedgerException of(Path dir, RocksDBException failure) {
    String why = String.valueOf(failure.getMessage());
    if (why.startsWith("While lock file: ") || why.startsWith("lock hold by current process")) {
      return new LedgerException(
          "the data folder " + dir + " is in use by another node; stop it or choose --data",
          failure);
    }
    Optional<Shortage> shortage = Shortage.behind(failure);
    if (shortage.isPresent()) {
      return new LedgerException(
          "the store in "
              + dir
              + " cannot be used now: "
              + why
              + "; it is not damaged: "
              + shortage.get().remedy(),
          failure);
    }
    if (corrupt(failure)) {
      return new LedgerException(
          "the store in "
              + dir
              + " is damaged: "
              + why
              + "; restore a backup or remove the data folder",
          failure);
    }
    return new LedgerException(
        "the store in "
            + dir
            + " cannot be used: "
            + why
            + "; mend what the system says and start again; keep the folder",
        failure);
  }

  static LedgerException ofLibrary(Throwable failure) {
    String why = String.valueOf(failure.getMessage());
    return new LedgerException(
        "the native library of the store cannot be loaded from "
            + System.getProperty("java.io.tmpdir")
            + ": "
            + why
            + "; "
            + Shortage.behind(failure)
                .map(Shortage::remedy)
                .orElse("use a data folder on a disk that is not mounted noexec"),
        failure);
  }

  private static boolean corrupt(RocksDBException failure) {
    return Optional.ofNullable(failure.getStatus())
        .map(Status::getCode)
        .filter(code -> code == Status.Code.Corruption)
        .isPresent();
  }
}
