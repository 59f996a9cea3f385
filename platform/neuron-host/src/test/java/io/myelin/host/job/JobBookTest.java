package io.myelin.host.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.host.Job;
import io.myelin.host.job.OpenJob.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobBookTest {
  private static final OpenJob.Ask ASK =
      new OpenJob.Ask("plugin.install", "a.jar", "owner", "./myelin", "curl");

  private Instant now = Instant.EPOCH;
  private final JobBook book = new JobBook(() -> now);

  @Test
  void shouldShowStepsAsTheyAreTaken() {
    OpenJob job = book.begin(ASK, List.of("verify", "keep"));
    assertEquals("running", job.view().state());
    job.step("verify", State.RUNNING, "");
    now = now.plusSeconds(1);
    job.step("verify", State.DONE, "a 1.0.0, unsigned");
    now = now.plusSeconds(1);
    job.step("keep", State.WAITING, "for approval");
    now = now.plusSeconds(1);
    job.step("keep", State.WAITING, "still for approval");

    Job view = book.find(job.id()).orElseThrow();
    assertEquals("waiting", view.state());
    assertEquals(
        List.of(
            new Job.Step(
                "verify", "done", Optional.of(Instant.ofEpochSecond(1)), "a 1.0.0, unsigned"),
            new Job.Step(
                "keep", "waiting", Optional.of(Instant.ofEpochSecond(2)), "still for approval")),
        view.steps());

    job.step("keep", State.DONE, "");
    assertEquals("done", book.find(job.id()).orElseThrow().state());
    assertEquals(Optional.of(now), book.find(job.id()).orElseThrow().ended());
    assertTrue(book.open().isEmpty());
  }

  @Test
  void shouldEndWithAStepThatFails() throws Exception {
    OpenJob job = book.begin(ASK, List.of("verify", "keep"));
    job.step("verify", State.FAILED, "it is unsigned");

    job.awaitSettled(60_000);
    assertTrue(job.ended());
    assertEquals(Optional.of("it is unsigned"), job.failure());
    assertEquals("next", job.view().steps().get(1).state());
    assertThrows(IllegalStateException.class, () -> job.step("keep", State.DONE, ""));
  }

  @Test
  void shouldKeepTheLastAndForgetThoseThatEndedFirst() {
    OpenJob waiting = book.begin(ASK, List.of("grant"));
    waiting.step("grant", State.WAITING, "");
    List<String> ended = new ArrayList<>();
    for (int each = 1; each < JobBook.MOST; each++) {
      OpenJob job = book.begin(ASK, List.of("keep"));
      job.step("keep", State.DONE, "");
      ended.add(job.id());
    }
    OpenJob newest = book.begin(ASK, List.of("keep"));

    assertEquals(JobBook.MOST, book.all().size());
    assertEquals(newest.id(), book.all().get(0).id());
    assertTrue(book.find(waiting.id()).isPresent(), "it goes on");
    assertFalse(book.find(ended.get(0)).isPresent(), "it ended first");
    assertTrue(book.find(ended.get(1)).isPresent());
  }

  @Test
  void shouldForgetTheOldestWhereNoneHasEnded() {
    OpenJob oldest = book.begin(ASK, List.of("grant"));
    for (int each = 0; each < JobBook.MOST; each++) {
      book.begin(ASK, List.of("grant"));
    }
    assertEquals(JobBook.MOST, book.all().size());
    assertFalse(book.find(oldest.id()).isPresent());
  }
}
