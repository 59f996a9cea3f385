package io.myelin.text;

import io.myelin.llama.LlamaSession;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Turns a model over tokens into a distribution over the next byte.
 *
 * <p>Most positions lie inside a token, so the prompt is tokenised only up to the start of its last
 * pre-token. From there the token paths that spell the remaining bytes are followed, the likeliest
 * first and at most three per offset, and a token that reaches beyond the prompt adds its path's
 * mass to the byte it puts next.
 */
final class BytePredictor {
  private static final int PATHS = 3;
  private static final int MOST = 16;

  /** A path that weighs less than this share of what is known already is not worth a decode. */
  private static final double NEGLIGIBLE = 0.005;

  /** A path's tokens are replayed on the shared prefix when it is its turn. */
  private record TokenPath(int[] tokens, int offset, double mass) {
    TokenPath then(int token, int length, double chance) {
      int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
      longer[tokens.length] = token;
      return new TokenPath(longer, offset + length, mass * chance);
    }
  }

  private final LlamaSession session;

  BytePredictor(LlamaSession session) {
    this.session = session;
  }

  /** 256 chances that sum to 1. */
  double[] predict(byte[] prompt) {
    int split = PreTokens.startOfLast(prompt);
    byte[] rest = Arrays.copyOfRange(prompt, split, prompt.length);
    double[] first = prefix(Arrays.copyOf(prompt, split), rest.length);
    int base = session.length();
    double[] mass = new double[256];
    int[] followed = new int[rest.length + 1];
    PriorityQueue<TokenPath> waiting =
        new PriorityQueue<>(Comparator.comparingDouble(path -> -path.mass()));
    waiting.add(new TokenPath(new int[0], 0, 1));
    for (int left = MOST; left > 0 && !waiting.isEmpty(); ) {
      TokenPath path = waiting.remove();
      if (path.mass() < NEGLIGIBLE * Arrays.stream(mass).sum()) {
        break;
      }
      if (followed[path.offset()]++ < PATHS) {
        session.rewind(base);
        double[] next = path.tokens().length == 0 ? first : session.extend(path.tokens());
        follow(path, next, rest, waiting, mass);
        left--;
      }
    }
    return normalised(mass);
  }

  /** The first token is the start token, so there is always something to predict from. */
  private double[] prefix(byte[] head, int reserve) {
    int[] tokens = session.vocabulary().tokenize(head);
    int kept = Math.max(0, Math.min(tokens.length, session.capacity() - 2 - reserve));
    int[] all = new int[1 + kept];
    all[0] = session.vocabulary().bos();
    System.arraycopy(tokens, tokens.length - kept, all, 1, kept);
    session.rewind(0);
    return session.extend(all);
  }

  private void follow(
      TokenPath path, double[] next, byte[] rest, PriorityQueue<TokenPath> waiting, double[] mass) {
    int offset = path.offset();
    int left = rest.length - offset;
    for (int token = 0; token < next.length; token++) {
      byte[] piece = session.vocabulary().piece(token);
      int shared = Math.min(piece.length, left);
      if (piece.length == 0 || !Arrays.equals(piece, 0, shared, rest, offset, offset + shared)) {
        continue;
      }
      double chance = Math.exp(next[token]);
      if (piece.length > left) {
        mass[piece[left] & 0xff] += path.mass() * chance;
      } else {
        waiting.add(path.then(token, piece.length, chance));
      }
    }
  }

  private static double[] normalised(double[] mass) {
    double sum = Arrays.stream(mass).sum();
    double[] chances = new double[256];
    for (int value = 0; value < 256; value++) {
      chances[value] = sum > 0 ? mass[value] / sum : 1.0 / 256;
    }
    return chances;
  }
}
