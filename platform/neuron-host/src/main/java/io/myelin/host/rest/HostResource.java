package io.myelin.host.rest;

import io.myelin.api.host.HostApi;
import io.myelin.api.host.HostWorker;
import io.myelin.api.host.JudgedRound;
import io.myelin.api.host.LogLines;
import io.myelin.api.host.ModelFile;
import io.myelin.api.host.Setting;
import io.myelin.host.desk.AnswerDesk;
import io.myelin.host.desk.LogDesk;
import io.myelin.host.desk.ModelDesk;
import io.myelin.host.desk.NeuronDesk;
import io.myelin.host.desk.SettingsDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;

/** What runs here, how it is set, and what it said. */
@Dependent
@Path("/")
public class HostResource implements HostApi {
  private final NeuronDesk neurons;
  private final SettingsDesk settings;
  private final ModelDesk models;
  private final LogDesk logs;
  private final AnswerDesk answers;

  @Inject
  public HostResource(
      NeuronDesk neurons,
      SettingsDesk settings,
      ModelDesk models,
      LogDesk logs,
      AnswerDesk answers) {
    this.neurons = neurons;
    this.settings = settings;
    this.models = models;
    this.logs = logs;
    this.answers = answers;
  }

  @Override
  public List<HostWorker> workers() {
    return neurons.workers();
  }

  @Override
  public List<Setting> configuration() {
    return settings.settings();
  }

  @Override
  public List<ModelFile> models() throws IOException {
    return models.models();
  }

  @Override
  public List<JudgedRound> answers(String netuid, String uid) {
    return answers.of(netuid, uid);
  }

  @Override
  public LogLines logs(String source, String text, String limit) throws IOException {
    return logs.read(source, text, limit);
  }
}
