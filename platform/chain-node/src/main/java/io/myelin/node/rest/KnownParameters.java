package io.myelin.node.rest;

import io.myelin.api.TableQuery;
import io.myelin.node.answer.Problems;
import io.myelin.node.lists.Parameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that an operation of the contract does not know: a filter misspelt
 * filters nothing. A provider that people sign in by adds parameters of its own to its answers.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {
  private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

  @Context @Nullable ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Method> operation =
        Optional.ofNullable(resource)
            .map(ResourceInfo::getResourceMethod)
            .map(KnownParameters::declared)
            .filter(method -> method.getDeclaringClass().isInterface());
    if (operation.isEmpty()) {
      return;
    }
    SortedSet<String> names = known.computeIfAbsent(operation.get(), KnownParameters::names);
    for (String name : request.getUriInfo().getQueryParameters().keySet()) {
      if (!names.contains(name) && !names.contains(Parameters.field(name))) {
        throw Problems.unknownName("parameter", name, names);
      }
    }
  }

  /** The method of the contract, which alone has the annotations. */
  static Method declared(Method method) {
    return Stream.concat(
            Stream.of(method.getDeclaringClass()),
            Arrays.stream(method.getDeclaringClass().getInterfaces()))
        .filter(Class::isInterface)
        .flatMap(contract -> Arrays.stream(contract.getMethods()))
        .filter(
            each ->
                each.getName().equals(method.getName())
                    && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()))
        .findFirst()
        .orElse(method);
  }

  static SortedSet<String> names(Method operation) {
    SortedSet<String> names = new TreeSet<>();
    for (Parameter parameter : operation.getParameters()) {
      Optional.ofNullable(parameter.getAnnotation(QueryParam.class))
          .ifPresent(named -> names.add(named.value()));
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getFields()) {
          Optional.ofNullable(field.getAnnotation(QueryParam.class))
              .ifPresent(named -> names.add(named.value()));
        }
      }
      if (parameter.getType() == TableQuery.class
          && operation.getGenericReturnType() instanceof ParameterizedType listing
          && listing.getActualTypeArguments()[0] instanceof Class<?> row) {
        names.addAll(Parameters.of(row));
      }
    }
    return names;
  }
}
