/**
 * Lists of the REST interface: pages by cursors, order, filters, and all rows as CSV or NDJSON.
 * Open {@link io.myelin.node.lists.Lists} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.lists;
