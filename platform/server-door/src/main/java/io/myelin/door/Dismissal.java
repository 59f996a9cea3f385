package io.myelin.door;

import java.nio.charset.StandardCharsets;

/** Why a socket is ended, as the answer that its peer may still read. */
enum Dismissal {
  /** The server itself would answer 200 and nothing. */
  MALFORMED(
      400,
      "bad-request",
      "The path has a percent sign that two hexadecimal digits do not follow; write it as %25."),
  TOO_SLOW(
      408,
      "request-timeout",
      "The request did not arrive in time: 20 s, and one more for each 64 KiB, are given; send it"
          + " again, faster or smaller."),
  TOO_LARGE(
      413,
      "request-too-large",
      "A request may have 16 MiB; send fewer calls in a batch, or less at a time."),
  NO_ROOM(
      503,
      "busy",
      "The node has more sockets or requests open than it keeps, and this one waited for longest;"
          + " try again."),
  /** An answer was begun, or no request; nothing can be said. */
  SILENT(0, "", "");

  private final int status;
  private final String code;
  private final String detail;

  Dismissal(int status, String code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /** An HTTP/1.1 answer with a problem document (RFC 9457); empty where nothing can be said. */
  byte[] answer() {
    if (status == 0) {
      return new byte[0];
    }
    String title = code.replace('-', ' ');
    String body =
        "{\"type\":\"urn:myelin:problem:"
            + code
            + "\",\"title\":\""
            + title
            + "\",\"status\":"
            + status
            + ",\"detail\":\""
            + detail
            + "\",\"code\":\""
            + code
            + "\",\"errors\":[],\"help\":\"/console/help/"
            + code
            + "\"}";
    String head =
        "HTTP/1.1 "
            + status
            + " "
            + title
            + "\r\nContent-Type: application/problem+json\r\nContent-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }
}
