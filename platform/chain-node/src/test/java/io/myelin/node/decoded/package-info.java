/** Every call tried and every item read, by the metadata of our own chain. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.decoded;
