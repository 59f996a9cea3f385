package io.myelin.node.rest;

import io.myelin.access.Operations;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import io.myelin.api.access.Roles;
import io.myelin.api.access.RolesApi;
import io.myelin.api.access.Session;
import io.myelin.guard.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who asks, and who may do what. */
@Dependent
public class AccessResource implements RolesApi {
  private final HttpServletRequest request;

  @Inject
  public AccessResource(HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public Roles roles() {
    return new Roles(
        Arrays.stream(Role.values())
            .map(
                role ->
                    new Roles.Role(
                        role.word(),
                        role.meaning(),
                        words(Arrays.stream(Permission.values()).filter(p -> p.has(role)))))
            .toList(),
        Arrays.stream(Permission.values())
            .map(
                each ->
                    new Roles.Permission(
                        each.word(),
                        each.meaning(),
                        each.roles().stream().map(Role::word).toList(),
                        each.openOnLoopback()))
            .toList(),
        Operations.all().stream()
            .map(
                each ->
                    new Roles.Operation(
                        each.application(),
                        each.method(),
                        each.path(),
                        each.permission().word(),
                        each.change(),
                        each.agreement().word()))
            .toList());
  }

  @Override
  public Session session() {
    Caller caller = Caller.of(request);
    return new Session(
        caller.role().isPresent(),
        caller.name(),
        caller.role().map(Role::word),
        caller.via(),
        caller.open(),
        Optional.of(caller.mark()).filter(mark -> !mark.isEmpty()),
        words(Arrays.stream(Permission.values()).filter(caller::may)));
  }

  private static List<String> words(Stream<Permission> permissions) {
    return permissions.map(Permission::word).toList();
  }
}
