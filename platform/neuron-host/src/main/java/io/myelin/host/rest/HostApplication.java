package io.myelin.host.rest;

import io.myelin.api.serving.BodyReader;
import io.myelin.api.serving.KnownParameters;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The host's part of the contract; a request passes the guard of web.xml before it comes here. */
@ApplicationPath("/api/v1")
public class HostApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        HostResource.class,
        JobsResource.class,
        NeuronsResource.class,
        PluginsResource.class,
        BodyReader.class,
        HostAnswers.class,
        HostProblems.class,
        KnownParameters.class,
        Mark.class);
  }
}
