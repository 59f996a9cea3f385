package io.myelin.api.access;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The table by which every request is decided. */
public record Roles(List<Role> roles, List<Permission> permissions, List<Operation> operations) {
  public Roles {
    roles = List.copyOf(roles);
    permissions = List.copyOf(permissions);
    operations = List.copyOf(operations);
  }

  /** A role. */
  @Schema(name = "Role")
  public record Role(String role, String meaning, List<String> permissions) {
    public Role {
      permissions = List.copyOf(permissions);
    }
  }

  /** What may be allowed. */
  @Schema(name = "Permission")
  public record Permission(
      String permission,
      String meaning,
      List<String> roles,
      @Schema(
              description =
                  "Whether callers of this machine may without signing in, where reading is open.")
          boolean open) {
    public Permission {
      roles = List.copyOf(roles);
    }
  }

  /** An operation, and the permission that it needs. */
  @Schema(name = "AllowedOperation")
  public record Operation(
      @Schema(description = "node, host or console") String application,
      String method,
      @Schema(description = "Below the application; ** is any rest.") String path,
      String permission,
      @Schema(description = "As the audit log names it; null for what changes nothing.")
          Optional<String> change,
      @Schema(
              description =
                  "Who else has to agree on a node that asks for a second person: second,"
                      + " second-unless-owner, or - for nobody.")
          String agreement) {}
}
