package io.myelin.spi;

/** The answering side of a plugin. */
public interface MinerRuntime extends AutoCloseable {
  /**
   * Answers one question. The answer holds only the answer fields; the host adds the request's own
   * fields back before it is sent (axon.md). Refuse a bad request by {@link PluginException}.
   * Validators take at most 32 KiB of JSON and 8,192 values, names and brackets for all of it.
   */
  Body answer(String synapse, Body request);

  @Override
  default void close() {}
}
