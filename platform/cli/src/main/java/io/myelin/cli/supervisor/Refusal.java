package io.myelin.cli.supervisor;

/** A reason not to start, in one sentence a person can act on. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }
}
