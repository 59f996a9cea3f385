package io.myelin.cli.access;

import io.myelin.access.audit.AuditException;
import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.Deed;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.supervisor.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A change that a command makes in a data folder itself, whether a node runs on it or not, in the
 * audit log of that folder. Who may write the folder is its owner; the name is the system's.
 */
public final class FolderDeed {
  private final AuditLog log;
  private final Deed begun;

  private FolderDeed(AuditLog log, Deed begun) {
    this.log = log;
    this.begun = begun;
  }

  /**
   * Notes what is about to be done.
   *
   * @throws Refusal when it cannot be noted, so that it is not done
   */
  public static FolderDeed begin(NodeOptions node, String what, String target) {
    FolderDeed deed =
        new FolderDeed(
            AuditLog.of(node.data().root(), InstantSource.system()),
            new Deed(
                System.getProperty("user.name", "owner"),
                "owner",
                "files",
                what,
                target,
                "begun",
                Optional.empty(),
                Optional.empty(),
                "local"));
    deed.keep(deed.begun);
    return deed;
  }

  /** Notes what there is now. */
  public void done(String after) {
    keep(begun.ended("done", Optional.empty(), Optional.of(after)));
  }

  private void keep(Deed deed) {
    try {
      log.add(deed);
    } catch (AuditException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }
}
