/**
 * A market of sentence embeddings: who turns a text into numbers that tell which texts belong
 * together. Start at {@link io.myelin.embedding.EmbeddingSubnet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.embedding;
