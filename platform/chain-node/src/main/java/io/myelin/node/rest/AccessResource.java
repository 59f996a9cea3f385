package io.myelin.node.rest;

import io.myelin.access.Operations;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import io.myelin.guard.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who asks, and who may do what. */
@RequestScoped
@Path("")
@Produces("application/json")
@Tag(name = "access", description = "Who may do what, and who did.")
public class AccessResource {
  @Inject private HttpServletRequest request;

  record RoleView(String role, String meaning, List<String> permissions) {}

  record PermissionView(String permission, String meaning, List<String> roles, boolean open) {}

  record OperationView(
      String application, String method, String path, String permission, Optional<String> change) {}

  record Table(
      List<RoleView> roles, List<PermissionView> permissions, List<OperationView> operations) {}

  /**
   * Whoever asks.
   *
   * @param csrf what a page of this session sends as X-Myelin-Csrf with each change
   * @param open whether callers of this machine read without signing in
   */
  record SessionView(
      boolean signedIn,
      String name,
      Optional<String> role,
      String via,
      boolean open,
      Optional<String> csrf,
      List<String> permissions) {
    static SessionView of(Caller caller) {
      return new SessionView(
          caller.role().isPresent(),
          caller.name(),
          caller.role().map(Role::word),
          caller.via(),
          caller.open(),
          Optional.of(caller.mark()).filter(mark -> !mark.isEmpty()),
          words(Arrays.stream(Permission.values()).filter(caller::may)));
    }
  }

  @GET
  @Path("roles")
  @Operation(
      summary = "The roles, what each may, and which permission each operation needs",
      description = "The table by which every request is decided; pages read it from here.")
  public Object roles() {
    return (new Table(
        Arrays.stream(Role.values())
            .map(
                role ->
                    new RoleView(
                        role.word(),
                        role.meaning(),
                        words(Arrays.stream(Permission.values()).filter(p -> p.has(role)))))
            .toList(),
        Arrays.stream(Permission.values())
            .map(
                each ->
                    new PermissionView(
                        each.word(),
                        each.meaning(),
                        each.roles().stream().map(Role::word).toList(),
                        each.openOnLoopback()))
            .toList(),
        Operations.all().stream()
            .map(
                each ->
                    new OperationView(
                        each.application(),
                        each.method(),
                        each.path(),
                        each.permission().word(),
                        each.change()))
            .toList()));
  }

  @GET
  @Path("session")
  @Operation(
      summary = "Who asks, and what they may",
      description = "Answers everybody; 'open' says that this machine reads without signing in.")
  public Object session() {
    return (SessionView.of(Caller.of(request)));
  }

  private static List<String> words(Stream<Permission> permissions) {
    return permissions.map(Permission::word).toList();
  }
}
