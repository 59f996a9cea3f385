package io.myelin.host.validator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A validator's state, the same in memory and on disk; sending and asking share it. */
final class Notebook {
  private final Path file;
  private ValidatorState state;

  Notebook(Path file) throws IOException {
    this.file = file;
    this.state = ValidatorState.read(file);
  }

  synchronized ValidatorState now() {
    return state;
  }

  synchronized ValidatorState change(UnaryOperator<ValidatorState> step) throws IOException {
    state = step.apply(state).write(file);
    return state;
  }
}
