package io.myelin.node.security.oidc;

/** Why somebody could not be signed in by the provider. */
public final class OidcException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong; its words stand in the audit log, and hold nothing that anybody sent. */
  public enum Kind {
    NOT_ASKED_FOR(
        401, "sign-in-refused", "an answer that this browser did not ask for, came twice or late"),
    CODE_REFUSED(
        401, "sign-in-refused", "the provider did not take the code that the browser brought"),
    TOKEN_REFUSED(401, "sign-in-refused", "the provider's token was refused"),
    PROVIDER_REFUSED(401, "provider-refused", "the provider signed nobody in"),
    NO_ROLE(403, "no-role", "in no group that has a role here"),
    BUSY(503, "provider-away", "the provider was being asked, or did not answer a moment ago"),
    AWAY(502, "provider-away", "the provider did not answer as it should");

    private final int status;
    private final String code;
    private final String words;

    Kind(int status, String code, String words) {
      this.status = status;
      this.code = code;
      this.words = words;
    }
  }

  private final Kind kind;
  private final String who;

  OidcException(Kind kind, String message) {
    this(kind, message, "");
  }

  /**
   * @param who the provider vouches for; empty for nobody
   */
  OidcException(Kind kind, String message, String who) {
    super(message);
    this.kind = kind;
    this.who = who;
  }

  /** As an HTTP status: 401 for the visitor's fault, 403 without a role, 5xx for the provider's. */
  public int status() {
    return kind.status;
  }

  /** Programs and the sign-in page decide by it. */
  public String code() {
    return kind.code;
  }

  /** For the audit log. */
  public String line() {
    return kind.code + ": " + kind.words;
  }

  public String who() {
    return who;
  }
}
