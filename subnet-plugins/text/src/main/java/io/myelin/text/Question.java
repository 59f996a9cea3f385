package io.myelin.text;

import io.myelin.spi.Body;
import io.myelin.spi.PluginException;
import java.util.List;

/** A checked request of the text subnet. */
sealed interface Question {
  int MOST_PROMPTS = 64;
  int LONGEST_PROMPT = 1024;
  int LONGEST_ANSWER = 256;

  /** The next byte after each prompt is wanted. */
  record Predict(List<byte[]> prompts) implements Question {}

  /** A sampled continuation of the prompt is wanted. */
  record Complete(byte[] prompt, int maxBytes, int seed) implements Question {}

  /** Refuses sizes that would keep a miner busy for nothing. */
  static Question read(String synapse, Body request) {
    switch (synapse) {
      case TextPlugin.PREDICT -> {
        List<byte[]> prompts = request.byteList("prompts");
        within("prompts", prompts.size(), 1, MOST_PROMPTS);
        prompts.forEach(Question::checked);
        return new Predict(prompts);
      }
      case TextPlugin.COMPLETE -> {
        byte[] prompt = checked(request.bytes("prompt"));
        long most = within("max_bytes", request.whole("max_bytes"), 1, LONGEST_ANSWER);
        long seed = within("seed", request.whole("seed"), 0, Integer.MAX_VALUE);
        return new Complete(prompt, (int) most, (int) seed);
      }
      default ->
          throw PluginException.caller(
              "SYNAPSE",
              "synapse \"" + synapse + "\" is unknown; needed TextPredict or TextComplete");
    }
  }

  private static byte[] checked(byte[] prompt) {
    within("prompt length", prompt.length, 1, LONGEST_PROMPT);
    return prompt;
  }

  private static long within(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw PluginException.caller(
          "RANGE", what + " is " + value + "; needed " + least + " to " + most);
    }
    return value;
  }
}
