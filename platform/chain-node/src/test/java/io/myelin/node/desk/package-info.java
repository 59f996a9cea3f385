/** Tests of the use cases. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.desk;
