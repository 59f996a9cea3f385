package io.myelin.api.serving;

import io.myelin.api.AnyParameters;
import io.myelin.api.TableQuery;
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
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that an operation of the contract does not know, or is given twice where
 * it takes one: a filter misspelt filters nothing.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {
  /** Whether a parameter may come more than once. */
  private enum Times {
    ONCE,
    MANY
  }

  private final Map<Method, SortedMap<String, Times>> known = new ConcurrentHashMap<>();

  @Context @Nullable ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Method> operation =
        Optional.ofNullable(resource)
            .map(ResourceInfo::getResourceMethod)
            .map(KnownParameters::declared)
            .filter(method -> method.getDeclaringClass().isInterface())
            .filter(method -> !method.isAnnotationPresent(AnyParameters.class));
    if (operation.isEmpty()) {
      return;
    }
    SortedMap<String, Times> names = known.computeIfAbsent(operation.get(), KnownParameters::names);
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              String plain = names.containsKey(name) ? name : Filters.field(name);
              Times times =
                  Optional.ofNullable(names.get(plain))
                      .orElseThrow(() -> Problems.unknownName("parameter", name, names.keySet()));
              if (values.size() > 1 && times == Times.ONCE) {
                throw Problems.badParameter(name, String.join(", ", values), "one value");
              }
            });
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

  static SortedMap<String, Times> names(Method operation) {
    SortedMap<String, Times> names = new TreeMap<>();
    for (Parameter parameter : operation.getParameters()) {
      if (parameter.getType() == TableQuery.class
          && operation.getGenericReturnType() instanceof ParameterizedType listing
          && listing.getActualTypeArguments()[0] instanceof Class<?> row) {
        for (RecordComponent field : row.getRecordComponents()) {
          names.put(field.getName(), Times.MANY);
        }
      }
    }
    for (Parameter parameter : operation.getParameters()) {
      Optional.ofNullable(parameter.getAnnotation(QueryParam.class))
          .ifPresent(named -> names.put(named.value(), times(parameter.getType())));
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getFields()) {
          Optional.ofNullable(field.getAnnotation(QueryParam.class))
              .ifPresent(named -> names.put(named.value(), times(field.getType())));
        }
      }
    }
    return names;
  }

  private static Times times(Class<?> type) {
    return Collection.class.isAssignableFrom(type) ? Times.MANY : Times.ONCE;
  }
}
