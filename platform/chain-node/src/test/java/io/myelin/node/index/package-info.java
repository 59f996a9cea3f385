/** Tests of the relational index against a real ledger and real data bases. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.index;
