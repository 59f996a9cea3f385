package io.myelin.host.desk;

import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import io.myelin.guard.Gate;
import io.myelin.host.HostKeeper;
import io.myelin.host.web.HostStarter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/** The host of this application, which its listener starts. */
@Dependent
public class Hosts {
  private final ServletContext context;

  @Inject
  public Hosts(ServletContext context) {
    this.context = context;
  }

  /**
   * @throws Refused while it is not up yet
   */
  public HostKeeper keeper() {
    return HostStarter.keeper(context)
        .orElseThrow(
            () -> Problems.refusal(503, "no-host", "The neuron host is not up yet; try again."));
  }

  /** Who changed something last, as the audit log has it, in a clause. */
  String lastChange(String change, String place) {
    return Gate.of(context).map(gate -> gate.lastChange(change, place)).orElse("nobody says who");
  }
}
