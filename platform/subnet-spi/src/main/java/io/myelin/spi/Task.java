package io.myelin.spi;

import java.time.Duration;

/**
 * A kind of question. Its name is the last part of the axon path, its fields are the components of
 * two records: JSON, its schema, the signed fields (all of the question) and every check of a
 * stranger's input are derived from them.
 *
 * <p>Components are String, byte[] (base64 on the wire), int, long, float, double, boolean, an
 * enum, {@link Attachment}, another record, {@code List} or {@code Optional} of these, and arrays
 * of numbers. {@link Rules} bound them.
 */
public final class Task<Q extends Record, A extends Record> {
  private static final Duration LIMIT = Duration.ofSeconds(12);
  private static final int QUESTION_BYTES = 1 << 20;
  private static final int ANSWER_BYTES = 1 << 16;

  private final String name;
  private final Class<Q> question;
  private final Class<A> answer;
  private final Duration limit;
  private final int questionBytes;
  private final int answerBytes;
  private final long attachmentBytes;

  private Task(
      String name,
      Class<Q> question,
      Class<A> answer,
      Duration limit,
      int questionBytes,
      int answerBytes,
      long attachmentBytes) {
    this.name = name;
    this.question = question;
    this.answer = answer;
    this.limit = limit;
    this.questionBytes = questionBytes;
    this.answerBytes = answerBytes;
    this.attachmentBytes = attachmentBytes;
  }

  /**
   * A task of at most 12 seconds, 1 MiB of question and 64 KiB of answer, without attachments.
   *
   * @param name such as "TextPredict": a letter, then at most 63 letters and digits
   */
  public static <Q extends Record, A extends Record> Task<Q, A> of(
      String name, Class<Q> question, Class<A> answer) {
    if (!name.matches("[A-Za-z][A-Za-z0-9]{0,63}")) {
      throw new IllegalArgumentException(
          "task name \"" + name + "\" needs a letter and then at most 63 letters and digits");
    }
    return new Task<>(name, question, answer, LIMIT, QUESTION_BYTES, ANSWER_BYTES, 0);
  }

  /** How long an asker waits for the whole answer. */
  public Task<Q, A> within(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit is " + limit + "; needed more than nothing");
    }
    return new Task<>(name, question, answer, limit, questionBytes, answerBytes, attachmentBytes);
  }

  /**
   * The most bytes of JSON, of the question and of the answer without the question's own fields.
   */
  public Task<Q, A> sizes(int question, int answer) {
    return new Task<>(name, this.question, this.answer, limit, question, answer, attachmentBytes);
  }

  /** The most bytes of all attachments of one question, and of one answer. */
  public Task<Q, A> attachments(long bytes) {
    return new Task<>(name, question, answer, limit, questionBytes, answerBytes, bytes);
  }

  public String name() {
    return name;
  }

  public Class<Q> question() {
    return question;
  }

  public Class<A> answer() {
    return answer;
  }

  public Duration limit() {
    return limit;
  }

  public int questionBytes() {
    return questionBytes;
  }

  public int answerBytes() {
    return answerBytes;
  }

  public long attachmentBytes() {
    return attachmentBytes;
  }

  @Override
  public String toString() {
    return name;
  }
}
