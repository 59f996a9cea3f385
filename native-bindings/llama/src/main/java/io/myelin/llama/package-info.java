/**
 * One copy of the llama.cpp library, reached two ways: JNI for generation and FFI, without any C
 * compiler, for tokens, probabilities and likelihood. Open {@link io.myelin.llama.LlamaLibrary}
 * first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.llama;
