package io.myelin.api;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal (RFC 9457).
 *
 * @param code stable; programs decide by it
 * @param detail what was refused, the value seen, the value needed, what to do next
 * @param errors the parts of the request that were refused
 * @param help where the documentation tells more
 */
@Schema(description = "A refusal (RFC 9457); programs decide by its code.")
public record Problem(
    URI type, String title, int status, String detail, String code, List<Fault> errors, URI help) {
  /** Media type of the document. */
  public static final String MEDIA = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * One part of a request that was refused.
   *
   * @param pointer JSON pointer into the body, or the name of a parameter after {@code ?}
   */
  public record Fault(String pointer, String detail) {}

  /** Without parts. */
  public static Problem of(int status, String code, String detail) {
    return of(status, code, detail, List.of());
  }

  public static Problem of(int status, String code, String detail, List<Fault> errors) {
    return new Problem(
        URI.create("urn:myelin:problem:" + code),
        code.replace('-', ' '),
        status,
        detail,
        code,
        errors,
        URI.create("/console/help/" + code));
  }
}
