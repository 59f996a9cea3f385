/**
 * The one live stream of a page: what changed, a line at a time. Open {@link
 * io.myelin.node.live.Live} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.live;
