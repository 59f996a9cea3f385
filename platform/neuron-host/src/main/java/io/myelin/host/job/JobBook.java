package io.myelin.host.job;

import io.myelin.api.host.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The last jobs of this start of the host. In memory: what they changed is in the store and in the
 * audit log, and a job that a restart interrupts is begun again by whoever wants it.
 */
@ApplicationScoped
public class JobBook {
  static final int MOST = 100;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Deque<OpenJob> jobs = new ArrayDeque<>();

  JobBook() {
    this(InstantSource.system());
  }

  public JobBook(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Begins a job; where there are too many, the oldest is forgotten, one that has ended first.
   *
   * @param steps in the order in which they are taken
   */
  public synchronized OpenJob begin(OpenJob.Ask ask, List<String> steps) {
    OpenJob job = new OpenJob(id(), ask, steps, clock);
    if (jobs.size() >= MOST) {
      jobs.remove(jobs.stream().filter(OpenJob::ended).findFirst().orElseGet(jobs::getFirst));
    }
    jobs.addLast(job);
    return job;
  }

  /** Newest first. */
  public synchronized List<Job> all() {
    List<Job> views = new ArrayList<>(jobs.stream().map(OpenJob::view).toList());
    Collections.reverse(views);
    return views;
  }

  /** Those that go on. */
  public synchronized List<OpenJob> open() {
    return jobs.stream().filter(job -> !job.ended()).toList();
  }

  public synchronized Optional<Job> find(String id) {
    return jobs.stream().filter(job -> job.id().equals(id)).findFirst().map(OpenJob::view);
  }

  private String id() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
