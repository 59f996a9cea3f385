/** Tests of lists: pages, cursors, filters, files. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.lists;
