package io.myelin.node.security.approvals;

import io.myelin.node.security.people.Passwords;
import java.util.Optional;

/**
 * A change as it was asked for, to the byte.
 *
 * @param change as the audit log calls it
 * @param permission what both persons need
 * @param path as it was sent, with its application
 * @param query as it was sent; empty without
 * @param digest SHA-256 of the body
 * @param body in words, where it is a small JSON object
 */
public record Wanted(
    String change,
    String permission,
    String method,
    String path,
    String query,
    String digest,
    Optional<BodyWords> body) {
  private static final String PLAIN = "sha256 ";

  private boolean secret() {
    return body.filter(BodyWords::secret).isPresent();
  }

  /**
   * What is kept of the body. The plain hash of one with a password in it would tell who can read
   * it whether a guess is right.
   */
  String bound() {
    return secret() ? Passwords.hash(digest) : PLAIN + digest;
  }

  /** Whether this is what an approval was asked for. */
  boolean is(KeptApproval approval) {
    return method.equals(approval.method())
        && path.equals(approval.path())
        && query.equals(approval.query())
        && (approval.bound().startsWith(PLAIN)
            ? approval.bound().equals(PLAIN + digest)
            : secret() && Passwords.fits(digest, approval.bound()));
  }
}
