/** Tests of what no model file of others is needed for. */
@org.jspecify.annotations.NullMarked
package io.myelin.onnx;
