package io.myelin.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers one kind of question. */
@FunctionalInterface
public interface Answering<Q extends Record, A extends Record> {
  A answer(Q question, Call call) throws Exception;

  /**
   * Answers several that were found waiting, one answer per question in their order; by default one
   * by one. What is thrown here costs all of them.
   */
  default List<A> answer(List<Q> questions, List<? extends Call> calls) throws Exception {
    List<A> answers = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      answers.add(answer(questions.get(i), calls.get(i)));
    }
    return answers;
  }

  /** One call under way. */
  interface Call {
    Instant deadline();

    /** True once nobody waits for the answer any more; a call that goes on costs the worker. */
    boolean cancelled();

    /** Runs once, on another thread, when nobody waits any more: tells native code to stop. */
    void onCancel(Runnable stop);

    Caller caller();

    /**
     * Sends a part now: a record of the answer's type. Parts add up to the answer in the order
     * sent. Waits while the receiver is slow.
     */
    void emit(Record part) throws InterruptedException;
  }

  /**
   * Who asks.
   *
   * @param hotkey an address
   * @param neuron whether it is registered on this subnet
   * @param validator whether it holds a permit there
   * @param stakeRao a validator's stake there, in rao of the subnet's own
   */
  record Caller(String hotkey, boolean neuron, boolean validator, long stakeRao) {}
}
