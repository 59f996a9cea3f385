package io.myelin.cli.neurons;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.supervisor.DataFolder;
import io.myelin.client.ClientException;
import io.myelin.client.RestClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The neurons of a running host, by its REST. */
public final class RunningNeurons {
  private static final String PATH = "/host/api/v1/neurons";

  private final RestClient rest;

  public RunningNeurons(NodeOptions node) {
    this(node.rest());
  }

  private RunningNeurons(RestClient rest) {
    this.rest = rest;
  }

  /** Those of the node that runs on a data folder; empty where none does. */
  public static Optional<RunningNeurons> of(DataFolder data) {
    return data.address().map(data::rest).map(RunningNeurons::new);
  }

  /**
   * One as its host sees it.
   *
   * @param plugin id and version
   * @param reason why it is not as it should be; empty when it is
   */
  public record Row(
      String name,
      String role,
      int netuid,
      String plugin,
      String state,
      boolean enrolled,
      String reason) {
    private static Row of(JsonNode row) {
      return new Row(
          row.path("neuron").asText(),
          row.path("role").asText(),
          row.path("netuid").asInt(),
          row.path("plugin").asText(),
          row.path("state").asText(),
          row.path("enrolled").asBoolean(),
          row.path("reason").asText());
    }

    public boolean ready() {
      return state.equals("READY");
    }

    /** Whether it needs its operator, and is not tried again by itself. */
    public boolean refused() {
      return state.equals("REFUSED");
    }

    /** Whether the worker is not going to get any further by itself. */
    public boolean settled() {
      return !state.equals("STARTING");
    }
  }

  /** As the host answers. */
  public JsonNode json() {
    return rest.get(PATH);
  }

  public List<Row> rows() {
    return StreamSupport.stream(json().spliterator(), false).map(Row::of).toList();
  }

  /** Empty where no host answers. */
  public Optional<List<Row>> ifUp() {
    try {
      return Optional.of(rows());
    } catch (ClientException noHost) {
      return Optional.empty();
    }
  }

  /**
   * @param wanted {@code {netuid, plugin, neurons: [...]}}
   */
  public void add(JsonNode wanted) {
    rest.post(PATH, wanted);
  }

  void stop(String name) {
    rest.delete(PATH + "/" + encoded(name));
  }

  /** The job that follows it. */
  JsonNode restart(String name) {
    return rest.post(PATH + "/" + encoded(name) + "/restart");
  }

  String log(String name) {
    return rest.text(PATH + "/" + encoded(name) + "/log");
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
