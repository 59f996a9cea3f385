/**
 * The answering end of the axon protocol for several neurons behind one address. Open {@link
 * io.myelin.host.axon.AxonDesk} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host.axon;
