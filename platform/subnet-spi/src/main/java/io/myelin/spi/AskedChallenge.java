package io.myelin.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A challenge together with what came back.
 *
 * @param answers by neuron key (any text the host chooses, such as the hotkey); a neuron that did
 *     not answer is left out
 */
public record AskedChallenge(Challenge challenge, Map<String, Body> answers) {
  public AskedChallenge {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }
}
