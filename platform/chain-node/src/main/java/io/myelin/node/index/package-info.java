/**
 * What final blocks said, as tables for searching; nothing here matters to consensus. Open {@link
 * io.myelin.node.index.Indexer} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.index;
