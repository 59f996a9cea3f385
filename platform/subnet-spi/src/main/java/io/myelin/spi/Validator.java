package io.myelin.spi;

import java.util.ArrayList;
import java.util.List;

/** The asking side: one exam per task, each with its share of the score. */
public final class Validator {
  /**
   * @param truth what judging needs beside question and answer
   * @param share its weight among the parts, above 0
   */
  public record Part<Q extends Record, A extends Record, T extends Record>(
      Task<Q, A> task, Class<T> truth, double share, Exam<Q, A, T> exam) {
    public Part {
      if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the share of " + task + " is " + share + "; needed more than 0");
      }
    }
  }

  private final List<Part<?, ?, ?>> parts;
  private final AutoCloseable resource;

  private Validator(List<Part<?, ?, ?>> parts, AutoCloseable resource) {
    this.parts = List.copyOf(parts);
    this.resource = resource;
  }

  public static <Q extends Record, A extends Record, T extends Record> Validator of(
      Task<Q, A> task, Class<T> truth, Exam<Q, A, T> exam) {
    return new Validator(List.of(), () -> {}).and(task, truth, 1, exam);
  }

  public <Q extends Record, A extends Record, T extends Record> Validator and(
      Task<Q, A> task, Class<T> truth, double share, Exam<Q, A, T> exam) {
    List<Part<?, ?, ?>> more = new ArrayList<>(parts);
    more.add(new Part<>(task, truth, share, exam));
    return new Validator(more, resource);
  }

  /** What is closed with the role. */
  public Validator closing(AutoCloseable resource) {
    return new Validator(parts, resource);
  }

  public List<Part<?, ?, ?>> parts() {
    return parts;
  }

  /** Closed by the platform with the role. */
  public AutoCloseable resource() {
    return resource;
  }
}
