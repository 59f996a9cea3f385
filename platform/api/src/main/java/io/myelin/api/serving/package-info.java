/**
 * How servers of the contract answer, the same in all of them: bodies, parameters, refusals, tags
 * and changes that are sent twice. Open {@link io.myelin.api.serving.Answers} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.api.serving;
