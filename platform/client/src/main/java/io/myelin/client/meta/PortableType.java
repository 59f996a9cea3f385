package io.myelin.client.meta;

import java.util.List;

/**
 * An entry of the registry: where its type comes from, such as {@code sp_core, H256}, and how it is
 * made.
 */
public record PortableType(List<String> path, TypeDef def) {
  public PortableType {
    path = List.copyOf(path);
  }

  /** The last part of the path; empty for a type without one. */
  public String name() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }
}
