package io.myelin.worker.evidence;

/**
 * A value that is not what it is computed to be.
 *
 * @param what such as "score of question 2 of neuron 5F... (uid 4)"
 * @param recorded as the evidence has it
 * @param computed as it comes out again
 */
public record Difference(String what, String recorded, String computed) {
  /** A sentence for people. */
  public String sentence() {
    return what + " is " + recorded + " in the evidence and " + computed + " computed again";
  }
}
