package io.myelin.spi.signature;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a plugin's source or class file can refer to, one line each; every line begins with its
 * type's name.
 */
record Signature(SortedSet<String> lines) {
  private static final String SUFFIX = ".class";
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

  Signature {
    lines = new TreeSet<>(lines);
  }

  /** Of the public and protected parts of the classes in a folder. */
  static Signature of(Path classes) throws IOException {
    SortedSet<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        Class<?> type = type(classes.relativize(file).toString());
        if (visible(type)) {
          describe(type, lines);
        }
      }
    }
    return new Signature(lines);
  }

  private static Class<?> type(String file) {
    String name =
        file.substring(0, file.length() - SUFFIX.length()).replace('/', '.').replace('\\', '.');
    try {
      return Class.forName(name, false, Signature.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean visible(Class<?> type) {
    boolean named = !type.isSynthetic() && !type.isAnonymousClass() && !type.isLocalClass();
    Class<?> outer = type.getEnclosingClass();
    return named && open(type.getModifiers()) && (outer == null || visible(outer));
  }

  private static boolean open(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void describe(Class<?> type, SortedSet<String> lines) {
    String name = type.getName() + ": ";
    lines.add(name + head(type));
    for (Field field : type.getDeclaredFields()) {
      if (open(field.getModifiers()) && !field.isSynthetic()) {
        lines.add(name + "field " + field.toGenericString());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(constructor, name + "constructor " + constructor.toGenericString(), lines);
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean own = method.getParameterCount() > 1 || !OF_EVERY_OBJECT.contains(method.getName());
      if (own) {
        String value = method.getDefaultValue() == null ? "" : " = " + method.getDefaultValue();
        add(method, name + "method " + method.toGenericString() + value, lines);
      }
    }
  }

  private static void add(Executable part, String line, SortedSet<String> lines) {
    if (open(part.getModifiers()) && !part.isSynthetic()) {
      lines.add(line);
    }
  }

  private static String head(Class<?> type) {
    StringBuilder head = new StringBuilder("type ");
    // What the compiler adds to a nested type says nothing that "interface" does not.
    head.append(Modifier.toString(type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)));
    if (type.isSealed()) {
      head.append(" sealed");
    } else if (Modifier.isFinal(type.getModifiers())) {
      head.append(" final");
    } else if (Modifier.isAbstract(type.getModifiers()) && !type.isInterface()) {
      head.append(" abstract");
    }
    head.append(kind(type)).append(listed(" <", type.getTypeParameters(), ">"));
    if (type.isRecord()) {
      head.append(
          Arrays.stream(type.getRecordComponents())
              .map(Signature::component)
              .collect(Collectors.joining(", ", " (", ")")));
    }
    Type parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class) {
      head.append(" extends ").append(parent.getTypeName());
    }
    return head.append(listed(" : ", type.getGenericInterfaces(), "")).toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return " annotation";
    }
    if (type.isInterface()) {
      return " interface";
    }
    if (type.isRecord()) {
      return " record";
    }
    return type.isEnum() ? " enum" : " class";
  }

  private static String component(RecordComponent component) {
    return component.getGenericType().getTypeName() + " " + component.getName();
  }

  private static String listed(String before, Type[] types, String after) {
    if (types.length == 0) {
      return "";
    }
    return Arrays.stream(types)
        .map(Signature::bounded)
        .collect(Collectors.joining(", ", before, after));
  }

  private static String bounded(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return variable.getName() + listed(" extends ", variable.getBounds(), "");
    }
    return type.getTypeName();
  }
}
