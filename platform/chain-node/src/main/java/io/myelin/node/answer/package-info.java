/** What all answers are made of: JSON by one mapper, problems in one place. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.answer;
