package io.myelin.node.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells the index's state and never fails for it: a node without an index is fit for service. */
@Readiness
@ApplicationScoped
public class IndexHealth implements HealthCheck {
  @Inject private Indexer indexer;

  @Override
  public HealthCheckResponse call() {
    IndexStatus now = indexer.status();
    var response =
        HealthCheckResponse.named("index")
            .up()
            .withData("state", now.state().name().toLowerCase(Locale.ROOT))
            .withData("height", now.height());
    return (now.reason().isEmpty() ? response : response.withData("reason", now.reason())).build();
  }
}
