package io.myelin.host.rest;

import io.myelin.api.ChangeQuery;
import io.myelin.api.host.AddNeurons;
import io.myelin.api.host.HostNeuron;
import io.myelin.api.host.HostNeuronsApi;
import io.myelin.api.host.NeuronStopped;
import io.myelin.api.host.NeuronsAdded;
import io.myelin.api.serving.Once;
import io.myelin.api.serving.Problems;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.host.desk.NeuronDesk;
import io.myelin.host.job.OpenJob;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The neurons of this node. */
@Dependent
@Path("neurons")
public class NeuronsResource implements HostNeuronsApi {
  private final NeuronDesk desk;
  private final Once once;
  private final SentChanges changes;
  private final HttpServletRequest request;

  @Inject
  public NeuronsResource(
      NeuronDesk desk, Once once, SentChanges changes, HttpServletRequest request) {
    this.changes = changes;
    this.desk = desk;
    this.once = once;
    this.request = request;
  }

  @Override
  public List<HostNeuron> hostNeurons() {
    return desk.neurons();
  }

  @Override
  public Response addNeurons(AddNeurons wanted, ChangeQuery how) throws Exception {
    return changes.make(
        how,
        "neurons",
        List.of(wanted),
        () -> desk.lookAtAdding(wanted, Caller.of(request).ownsMachine()),
        () -> {
          Change.before(request, desk.names());
          NeuronsAdded added = desk.add(wanted, Caller.of(request).ownsMachine());
          Change.after(request, desk.names());
          return Once.Answer.of(200, added);
        });
  }

  @Override
  public Response stopNeuron(String name, ChangeQuery how) throws Exception {
    return changes.make(
        how,
        "neurons/" + name,
        List.of(),
        () -> desk.lookAtStopping(name),
        () -> {
          Change.before(request, desk.names());
          NeuronStopped stopped = desk.stop(name);
          Change.after(request, desk.names());
          return Once.Answer.of(200, stopped);
        });
  }

  @Override
  public Response restartNeuron(String name, String key) throws Exception {
    return once.of(
        new Once.Key(changes.who(), "neurons/" + name + "/restart", key),
        List.of(),
        () -> {
          OpenJob job = desk.restart(changes.who(), name);
          Optional<String> failure = job.failure();
          if (failure.isPresent()) {
            throw Problems.refusal(409, "refused", failure.get());
          }
          Change.after(request, "job " + job.id());
          return Once.Answer.of(202, job.view()).at("/host/api/v1/jobs/" + job.id());
        });
  }

  @Override
  public Response neuronLog(String name) throws Exception {
    return Response.ok(desk.log(name), "text/plain; charset=utf-8").build();
  }
}
