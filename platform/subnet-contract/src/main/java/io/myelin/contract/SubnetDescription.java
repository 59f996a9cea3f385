package io.myelin.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host knows of a jar without running it: the manifest as plain data, in {@code
 * META-INF/subnet.json}.
 *
 * @param id the jar's {@code Plugin-Id}
 * @param version the jar's {@code Plugin-Version}, a semantic version
 * @param roles of "miner", "validator" and "rounds", those the subnet plays
 * @param capabilities what is asked of the operator, by kind
 * @param settings a JSON Schema; empty when the subnet has none
 */
public record SubnetDescription(
    String id,
    String version,
    String modality,
    List<String> roles,
    List<TaskEntry> tasks,
    List<Model> models,
    List<CapabilityEntry> capabilities,
    JsonNode settings,
    int memoryMegabytes,
    int threads) {
  /** Where it lies in a jar. */
  public static final String PATH = "META-INF/subnet.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  public SubnetDescription {
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
    models = List.copyOf(models);
    capabilities = List.copyOf(capabilities);
  }

  /**
   * @param signed the fields of a question that its signature covers, in order
   * @param question a JSON Schema
   * @param answer a JSON Schema
   */
  public record TaskEntry(
      String name,
      long limitMillis,
      int questionBytes,
      int answerBytes,
      long attachmentBytes,
      List<String> signed,
      JsonNode question,
      JsonNode answer) {
    public TaskEntry {
      signed = List.copyOf(signed);
    }

    static TaskEntry of(Task<?, ?> task) {
      return new TaskEntry(
          task.name(),
          task.limit().toMillis(),
          task.questionBytes(),
          task.answerBytes(),
          task.attachmentBytes(),
          RecordJson.names(task.question()),
          RecordJson.schema(task.question()),
          RecordJson.schema(task.answer()));
    }
  }

  /**
   * @param kind such as "network"
   * @param asked in words an operator can judge
   */
  public record CapabilityEntry(String kind, List<String> asked) {
    public CapabilityEntry {
      asked = List.copyOf(asked);
    }

    static CapabilityEntry of(Capability capability) {
      if (capability instanceof Capability.Network network) {
        return new CapabilityEntry("network", network.hosts());
      }
      if (capability instanceof Capability.Files files) {
        return new CapabilityEntry(
            "files", List.of(files.setting(), files.write() ? "write" : "read"));
      }
      if (capability instanceof Capability.Native library) {
        return new CapabilityEntry("native", List.of(library.library(), library.sha256()));
      }
      if (capability instanceof Capability.Asks asks) {
        List<String> asked = new ArrayList<>(asks.modalities());
        asked.add(asks.perMinute() + " per minute");
        return new CapabilityEntry("asks", asked);
      }
      return new CapabilityEntry("jvm", ((Capability.Jvm) capability).arguments());
    }
  }

  /**
   * Describes a subnet; the same subnet gives the same text on every JDK.
   *
   * @throws IllegalArgumentException when a record of a task is no contract
   */
  public static SubnetDescription of(String id, String version, Subnet subnet) {
    Manifest manifest = subnet.manifest();
    return new SubnetDescription(
        id,
        version,
        manifest.modality(),
        roles(subnet.getClass()),
        manifest.tasks().stream().<TaskEntry>map(TaskEntry::of).toList(),
        manifest.models(),
        manifest.capabilities().stream().map(CapabilityEntry::of).toList(),
        manifest.settings().map(Settings::schema).orElseGet(MAPPER::createObjectNode),
        manifest.memoryMegabytes(),
        manifest.threads());
  }

  private static List<String> roles(Class<?> type) {
    return List.of("miner", "validator", "rounds").stream()
        .filter(role -> overrides(type, role))
        .toList();
  }

  private static boolean overrides(Class<?> type, String role) {
    try {
      return type.getMethod(role, Context.class).getDeclaringClass() != Subnet.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  public Optional<TaskEntry> task(String name) {
    return tasks.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The text of the file: ends with a line feed, keys in the order of the components. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException when the text is no description
   */
  public static SubnetDescription parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (!node.isObject()) {
        throw new IllegalArgumentException(PATH + " is no description: it is no JSON object");
      }
      return MAPPER.treeToValue(node, SubnetDescription.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(PATH + " is no description: " + e.getOriginalMessage(), e);
    }
  }

  /** Empty when both say the same; otherwise the first part in which they differ. */
  public Optional<String> difference(SubnetDescription other) {
    JsonNode others = parsed(other.json());
    return parsed(json()).properties().stream()
        .filter(each -> !each.getValue().equals(others.path(each.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
