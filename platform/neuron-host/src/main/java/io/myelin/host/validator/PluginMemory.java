package io.myelin.host.validator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;

/** What exams remember between rounds, by task, as a validator's file keeps it. */
final class PluginMemory {
  private static final Logger LOG = Logger.getLogger(PluginMemory.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private final String validator;
  private Set<String> said = Set.of();

  PluginMemory(String validator) {
    this.validator = validator;
  }

  /**
   * Memory of the subnet's tasks; what an earlier release or another plugin left is told of once
   * and begun anew.
   */
  ObjectNode of(Map<String, Object> kept, SubnetDescription subnet) {
    ObjectNode memory = JSON.createObjectNode();
    Set<String> strange = new TreeSet<>();
    kept.forEach(
        (task, value) -> {
          if (value instanceof Map<?, ?> && subnet.task(task).isPresent()) {
            memory.set(task, JSON.valueToTree(value));
          } else {
            strange.add(task);
          }
        });
    if (!strange.equals(said)) {
      said = strange;
      LOG.info(
          () ->
              validator
                  + " begins without what its file holds of "
                  + strange
                  + ", which no task of "
                  + subnet.id()
                  + " "
                  + subnet.version()
                  + " knows; its scores and commits are kept");
    }
    return memory;
  }

  /** The form in which a validator's file keeps it. */
  static Map<String, Object> kept(ObjectNode memory) {
    return JSON.convertValue(memory, FIELDS);
  }
}
