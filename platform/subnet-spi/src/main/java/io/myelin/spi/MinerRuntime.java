package io.myelin.spi;

/** The answering side of a plugin. */
public interface MinerRuntime extends AutoCloseable {
  /**
   * Answers one question. The answer holds only the answer fields; the host adds the request's own
   * fields back before it is sent (axon.md). Refuse a bad request by {@link PluginException}.
   */
  Body answer(String synapse, Body request);

  @Override
  default void close() {}
}
