/** JSON that the node itself wrote. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.answer;
