/**
 * Models in ONNX form through ONNX Runtime. Open a {@link io.myelin.onnx.OnnxModel}; numbers go in
 * and come out as {@link io.myelin.onnx.Tensor}.
 *
 * <p>The native library is unpacked below {@code java.io.tmpdir} and nothing else is written. Its
 * version is pinned to one without telemetry: from 1.29.0 on the library writes into the user's
 * home and looks up a host unless ORT_DISABLE_TELEMETRY is 1 before it is loaded.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.onnx;
