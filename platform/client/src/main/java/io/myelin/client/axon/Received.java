package io.myelin.client.axon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.function.Consumer;

/** What an axon sent, whole or in lines: a status and the JSON of an answer or a message. */
record Received(int status, byte[] bytes) {
  /**
   * @param limit what is read of a whole answer
   * @param allowed what an answer may have beside what it repeats of the question
   * @param parts hears the parts of an answer that comes in lines
   */
  static BodyHandler<Received> of(int limit, int allowed, Consumer<ObjectNode> parts) {
    return response -> {
      boolean lines =
          response.statusCode() == 200
              && response
                  .headers()
                  .firstValue("Content-Type")
                  .filter(type -> type.startsWith(AnswerLines.TYPE))
                  .isPresent();
      return lines
          ? new AnswerLines(limit, allowed, parts)
          : whole(response.statusCode(), limit, allowed);
    };
  }

  private static BodySubscriber<Received> whole(int status, int limit, int allowed) {
    return BodySubscribers.mapping(
        new BoundedBody(limit, allowed), bytes -> new Received(status, bytes));
  }
}
