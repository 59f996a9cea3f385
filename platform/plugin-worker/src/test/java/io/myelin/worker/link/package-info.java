/** The host's end of the socket against a worker played by the test. */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.link;
