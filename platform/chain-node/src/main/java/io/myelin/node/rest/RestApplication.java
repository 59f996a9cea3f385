package io.myelin.node.rest;

import io.myelin.api.serving.BodyReader;
import io.myelin.api.serving.KnownParameters;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Amounts are rao as decimal strings, ratios numbers from 0 to 1, errors problem documents. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {
  /** Named here because their paths stand in the interfaces of the contract. */
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        AccessResource.class,
        AccountsResource.class,
        ApprovalsResource.class,
        AuditResource.class,
        BlocksResource.class,
        ChainResource.class,
        DocumentResource.class,
        ExtrinsicsResource.class,
        NeuronsResource.class,
        NodeResource.class,
        OidcResource.class,
        PayoutsResource.class,
        PeopleResource.class,
        SearchResource.class,
        SignInResource.class,
        StakeResource.class,
        StateResource.class,
        SubnetsResource.class,
        NodeAnswers.class,
        BodyReader.class,
        KnownParameters.class,
        NodeProblems.class);
  }
}
