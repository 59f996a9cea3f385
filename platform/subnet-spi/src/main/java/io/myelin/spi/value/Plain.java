package io.myelin.spi.value;

/** Questions and answers as bytes that a small language model can read. */
public interface Plain<Q extends Record, A extends Record> {
  byte[] question(Q question);

  byte[] answer(A answer);
}
