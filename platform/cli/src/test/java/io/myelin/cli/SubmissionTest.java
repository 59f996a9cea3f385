package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.Rao;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  private static final Submission.Report REPORT =
      new Submission.Report("took back", "SubtensorModule", "StakeRemoved", 2);

  @Test
  void shouldReportWhatTheChainTells() {
    assertEquals("took back 2.000000000 TAO", REPORT.sentence(Optional.of(Rao.tao(2))));
    assertEquals("took back an amount it does not tell", REPORT.sentence(Optional.empty()));
  }
}
