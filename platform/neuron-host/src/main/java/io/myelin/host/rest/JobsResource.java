package io.myelin.host.rest;

import io.myelin.api.host.Job;
import io.myelin.api.host.JobsApi;
import io.myelin.api.serving.Problems;
import io.myelin.host.job.JobBook;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;

/** What goes on. */
@Dependent
@Path("jobs")
public class JobsResource implements JobsApi {
  private final JobBook book;

  @Inject
  public JobsResource(JobBook book) {
    this.book = book;
  }

  @Override
  public List<Job> jobs() {
    return book.all();
  }

  @Override
  public Job job(String id) {
    return book.find(id)
        .orElseThrow(
            () ->
                Problems.refusal(
                    404,
                    "not-found",
                    "There is no such job; the last 100 of this start of the node are kept."));
  }
}
