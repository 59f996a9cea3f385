/**
 * Changes that wait until a second person agrees. Open {@link
 * io.myelin.node.security.approvals.Approvals} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.security.approvals;
