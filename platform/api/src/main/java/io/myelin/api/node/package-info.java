/**
 * The node itself: status, index, search and what needs a person. Open {@link
 * io.myelin.api.node.StatusApi} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.api.node;
