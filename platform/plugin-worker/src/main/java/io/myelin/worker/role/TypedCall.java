package io.myelin.worker.role;

import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Answering;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Task;
import java.time.Instant;

/** A call whose parts are records of its task's answer, and keep their rules. */
record TypedCall(Task<?, ?> task, Answering.Call call) implements Answering.Call {
  @Override
  public Instant deadline() {
    return call.deadline();
  }

  @Override
  public boolean cancelled() {
    return call.cancelled();
  }

  @Override
  public void onCancel(Runnable stop) {
    call.onCancel(stop);
  }

  @Override
  public Answering.Caller caller() {
    return call.caller();
  }

  @Override
  public void emit(Record part) throws InterruptedException {
    if (!task.answer().isInstance(part)) {
      throw new SubnetException(
          "PART",
          Blame.PLUGIN,
          "a part of "
              + task
              + " is of "
              + part.getClass().getName()
              + "; needed "
              + task.answer().getName());
    }
    try {
      RecordJson.check(part);
    } catch (Refusal e) {
      throw e.blaming(Blame.PLUGIN, "PART");
    }
    call.emit(part);
  }
}
