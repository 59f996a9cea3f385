/**
 * Keeps a plugin worker from everything that is not its own, with what the kernel offers to a
 * process without privileges. {@link io.myelin.containment.Containment} decides and turns a
 * worker's command line into the one that really starts; {@link io.myelin.containment.Stage} is
 * that first stage; {@link io.myelin.containment.Inside} is the step the worker takes itself.
 *
 * <p>Nothing native is loaded into the process that calls {@code Containment}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.containment;
