package io.myelin.host.desk;

import io.myelin.host.job.OpenJob;
import io.myelin.host.job.OpenJob.State;
import io.myelin.plugins.Refusal;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after the jobs that wait for a person or for neurons, for as long as there are any. */
@ApplicationScoped
public class Following {
  private static final Logger LOG = Logger.getLogger(Following.class.getName());
  private static final long LOOK_MILLIS = 300;

  private final Map<OpenJob, Follow> open = new ConcurrentHashMap<>();
  @Resource private @Nullable ManagedScheduledExecutorService executor;
  private @Nullable Future<?> looking;

  Following() {}

  /** Looks at once, and goes on looking. */
  synchronized void begin(OpenJob job, Follow follow) {
    if (looked(job, follow)) {
      open.put(job, follow);
    }
    if (looking == null && executor != null && !open.isEmpty()) {
      looking =
          executor.scheduleWithFixedDelay(
              this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    open.forEach(
        (job, follow) -> {
          if (!looked(job, follow)) {
            open.remove(job);
          }
        });
    synchronized (this) {
      if (open.isEmpty() && looking != null) {
        looking.cancel(false);
        looking = null;
      }
    }
  }

  /** Whether it goes on. */
  private static boolean looked(OpenJob job, Follow follow) {
    try {
      follow.look(job);
    } catch (IOException | Refusal | RuntimeException e) {
      LOG.log(Level.WARNING, "the job " + job.id() + " is not followed any more", e);
      if (!job.ended()) {
        job.step(Follow.LIVE, State.FAILED, String.valueOf(e.getMessage()));
      }
    }
    return !job.ended();
  }

  @PreDestroy
  synchronized void end() {
    if (looking != null) {
      looking.cancel(false);
    }
  }
}
