/** Tests of what answers are made of. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.answer;
