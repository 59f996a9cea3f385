/**
 * The plugin worker: a plain JVM that loads one plugin jar with its native code and talks to its
 * neuron host over a Unix domain socket. Open {@link io.myelin.worker.WorkerMain} first; the wire
 * is described in {@link io.myelin.worker.link}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker;
