package io.myelin.spi;

import java.util.List;

/**
 * A kind of question; its name is the last part of the axon path (axon.md).
 *
 * @param name such as "TextPredict"
 * @param requiredHashFields the body fields, in order, that the sender's signature covers; with
 *     none the body would be unsigned
 * @param timeoutSeconds how long a validator waits for the answer
 */
public record SynapseType(String name, List<String> requiredHashFields, double timeoutSeconds) {
  public SynapseType {
    requiredHashFields = List.copyOf(requiredHashFields);
    if (requiredHashFields.isEmpty()) {
      throw new IllegalArgumentException(
          "synapse " + name + " names no required hash field; name the fields of its request");
    }
  }
}
