package io.myelin.node.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Marks answers that will be the same for ever. */
@Dependent
public class Lasting {
  private final HttpServletRequest request;

  @Inject
  public Lasting(HttpServletRequest request) {
    this.request = request;
  }

  /** The answer to this request is one of them. */
  void immutable() {
    request.setAttribute(NodeAnswers.IMMUTABLE, true);
  }
}
