package io.myelin.node.rest;

import io.myelin.api.market.StakeApi;
import io.myelin.api.market.StakePreview;
import io.myelin.api.market.StakePreviewRequest;
import io.myelin.node.desk.StakeDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Staking before it is signed. */
@Dependent
public class StakeResource implements StakeApi {
  private final StakeDesk desk;

  @Inject
  public StakeResource(StakeDesk desk) {
    this.desk = desk;
  }

  @Override
  public StakePreview preview(StakePreviewRequest request) {
    return desk.preview(request);
  }
}
